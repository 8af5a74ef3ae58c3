import { IconArrowNarrowRight, IconCoin, IconTarget } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelStage } from '@/Platform/Api/contract';
import { useFormat, useWord } from '@/Platform/Language/useFormat';

const Fact = ({ name, children }: { name: ReactNode; children: ReactNode }) => (
  <div className="row sp s12">
    <dt className="dim nw">{name}</dt>
    <dd className="cut" style={{ margin: 0 }}>
      {children}
    </dd>
  </div>
);

export function StageCell({ stage, n }: { stage: FunnelStage; n: number }) {
  const { t } = useTranslation('today');
  const f = useFormat();
  const word = useWord();
  const hot = stage.bottleneck;
  const worst = stage.lostWhere[0];
  const days = (value: number) => {
    const rounded = value < 3 ? Math.round(value * 10) / 10 : Math.round(value);
    return t('days', { count: rounded, n: f.n(rounded, Number.isInteger(rounded) ? 0 : 1) });
  };
  return (
    <div className={`stagecell col g4${hot ? ' hot' : ''}`} data-testid={`stage-${stage.stage}`}>
      <h2 className="t2 cut">
        {n}. {word('stage', stage.stage)}
      </h2>
      <div className="row sp base nw wrap" style={{ gap: 4, rowGap: 0 }}>
        <span className="row g4">
          <b>{f.n(stage.entered)}</b>
          <IconArrowNarrowRight size={15} className="dim" aria-label={t('of')} />
          <b>{f.n(stage.converted)}</b>
        </span>
        <span>
          <b style={{ fontSize: 18 }}>{stage.rate === null ? t('tooFew') : f.percent(stage.rate)}</b>
          {stage.target !== null && <span className="dim s12"> {t('target', { target: f.percent(stage.target) })}</span>}
        </span>
      </div>
      <div className="bullet" aria-hidden>
        <i style={{ width: `${(stage.rate ?? 0) * 100}%` }} />
        {stage.target !== null && <b style={{ left: `${stage.target * 100}%` }} />}
      </div>
      <dl className="col g4" style={{ margin: 0 }}>
        <Fact
          name={
            hot ? (
              <span className="row g4 acc b">
                <IconTarget size={14} aria-hidden />
                {t('bottleneck')}
              </span>
            ) : (
              t('toTarget')
            )
          }
        >
          {stage.valueToTarget === null ? (
            <span className="dim">{t('unknown')}</span>
          ) : stage.valueToTarget === 0 ? (
            <span className="good">{t('reached')}</span>
          ) : (
            <span className="row g4 b">
              <IconCoin size={14} className={hot ? 'acc' : 'dim'} aria-hidden />+{f.money(stage.valueToTarget)}
            </span>
          )}
        </Fact>
        <Fact name={t('time')}>{stage.medianDays === null ? t('unknown') : days(stage.medianDays)}</Fact>
        <Fact name={t('lost')}>{worst ? `${word('outcome', worst.outcome)} ${f.n(worst.n)}` : f.n(stage.lost)}</Fact>
        <Fact name={t('owner')}>{word('role', stage.ownerRole)}</Fact>
      </dl>
    </div>
  );
}
