import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DeviationPage } from '@/Platform/Api/contract';
import { useFormat, useText } from '@/Platform/Language/useFormat';

/** Always k of n: a share without its n says nothing. */
export function ByStandard({ rows }: { rows: DeviationPage['byStandard'] }) {
  const { t } = useTranslation('deviations');
  const f = useFormat();
  const text = useText();
  const sorted = [...rows].sort((a, b) => b.n / Math.max(1, b.applicable) - a.n / Math.max(1, a.applicable));
  return (
    <table className="tb" aria-label={t('tab.standards')}>
      <thead>
        <tr>
          <th scope="col">{t('column.standard')}</th>
          <th scope="col" className="desk" style={{ width: '30%' }} aria-hidden />
          <th scope="col" className="num">
            {t('column.of')}
          </th>
          <th scope="col" className="num">
            {t('column.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => {
          const share = row.applicable ? row.n / row.applicable : null;
          return (
            <tr key={row.standard}>
              <td>
                <Link to={`/deviations?standard=${encodeURIComponent(row.standard)}`}>{text(row.title)}</Link>
              </td>
              <td className="desk" aria-hidden>
                <span className="bar" style={{ height: 7 }}>
                  <i style={{ width: `${Math.min(1, share ?? 0) * 100}%`, background: 'var(--cf-chart-2)' }} />
                </span>
              </td>
              <td className="num nw">{t('nOf', { n: f.n(row.n), of: f.n(row.applicable) })}</td>
              <td className="num b">{share === null ? '' : f.percent(share, share < 0.1 ? 1 : 0)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
