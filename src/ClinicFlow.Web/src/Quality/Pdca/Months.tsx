import { useTranslation } from 'react-i18next';
import { useFormat } from '@/Platform/Language/useFormat';
import type { Figures } from './api';

/** Month by month, before and after the change; a month whose journeys are too young is said to be so. */
export function Months({ figures }: { figures: Figures }) {
  const { t } = useTranslation('pdca');
  const f = useFormat();
  const months = figures.months.filter((m) => m.of > 0).slice(-12);
  if (months.length === 0) return null;
  const name = (date: string) =>
    new Intl.DateTimeFormat(f.locale, { month: 'short', year: '2-digit', timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`));
  const changed = figures.changedOn?.slice(0, 7);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1 asks that a scrolling region can be scrolled by keyboard
    <section className="pdca-months" aria-label={t('months')} tabIndex={0}>
      <table className="tb">
        <thead>
          <tr>
            <th>{t('months')}</th>
            {months.map((m) => (
              <th key={m.month} className="num">
                {m.month.slice(0, 7) === changed ? <b className="acc">{name(m.month)}</b> : name(m.month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <td className="dim">{t('share')}</td>
            {months.map((m) => (
              <td key={m.month} className={`num${m.mature ? ' b' : ' dim'}`} title={t('ofAll', { good: f.n(m.good), of: f.n(m.of) })}>
                {m.mature && m.value !== null ? f.percent(m.value / 100) : t('young')}
              </td>
            ))}
          </tr>
          <tr>
            <td className="dim">{t('counted')}</td>
            {months.map((m) => (
              <td key={m.month} className="num dim">
                {f.n(m.of)}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {changed && <span className="s12 dim">{t('monthOfChange')}</span>}
    </section>
  );
}
