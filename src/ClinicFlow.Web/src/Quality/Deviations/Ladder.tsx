import { IconScale } from '@tabler/icons-react';
import { Trans, useTranslation } from 'react-i18next';
import { useFormat } from '@/Platform/Language/useFormat';
import type { Detail } from './acts';

/** Whether the step may rise: by chance, and beside it the plain count 1, 2, 3; and how others fare with the same standard. */
export function Ladder({ detail }: { detail: Detail }) {
  const { t } = useTranslation('deviations');
  const f = useFormat();
  const { ladder, others, settings } = detail;
  if (!ladder && others.length === 0) return null;
  const tolerable = f.percent(settings.tolerable ?? 0.05);
  return (
    <>
      {ladder && ladder.found > 0 && (
        <div className="sec" data-testid="ladder">
          <h3>
            <IconScale size={14} aria-hidden />
            {t('mayRise')}
          </h3>
          <span>
            <Trans
              t={t}
              i18nKey="chance"
              values={{
                found: f.n(ladder.count.breaches),
                of: f.n(ladder.count.checks),
                tolerable,
                hundred: ladder.probability < 0.005 ? '< 1' : f.n(ladder.probability * 100),
                p: f.n(ladder.probability, 3),
              }}
              components={{ b: <b /> }}
            />{' '}
            {t(`why.${ladder.why}`)}
          </span>
          <div className="s12 dim">
            {t('plain', { count: ladder.found, n: f.n(ladder.found), step: t(`step.${ladder.plain}`), mode: t(`mode.${settings.mode}`) })}
          </div>
        </div>
      )}
      {others.length > 0 && (
        <div className="sec" style={{ borderBottom: 0 }} data-testid="others">
          <h3>{t('others')}</h3>
          {others.map((o) => (
            <div key={o.staff.id} className="deviation-other">
              <span className={`cut${o.staff.id === detail.deviation.staff?.id ? ' b' : ''}`}>{o.staff.name}</span>
              <span className="bar" style={{ height: 7 }} aria-hidden>
                <i
                  style={{
                    width: `${o.checks ? (o.breaches / o.checks) * 100 : 0}%`,
                    background: o.staff.id === detail.deviation.staff?.id ? undefined : 'var(--cf-text-3)',
                  }}
                />
              </span>
              <span className="num nw">{t('nOf', { n: f.n(o.breaches), of: f.n(o.checks) })}</span>
            </div>
          ))}
          {others.length > 1 && <div className="s12 dim">{t(detail.mostBreak ? 'mostBreak' : 'fewBreak', { tolerable })}</div>}
        </div>
      )}
    </>
  );
}
