import { useTranslation } from 'react-i18next';
import { useFormat } from '@/Platform/Language/useFormat';
import type { DrawView } from './api';

/** What could not be checked, why, and the ticket that stands in its place. */
export function Replacements({ rows }: { rows: DrawView['replacements'] }) {
  const { t } = useTranslation('audits');
  const f = useFormat();
  if (rows.length === 0) return null;
  return (
    <table className="tb" aria-label={t('replacements')} data-testid="replacements">
      <thead>
        <tr>
          <th scope="col">{t('replacements')}</th>
          <th scope="col">{t('reason')}</th>
          <th scope="col">{t('instead')}</th>
          <th scope="col" className="desk">
            {t('who')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={r.stratum + r.item}>
            <td className="b">{t('itemOf', { staff: r.staff.name, item: t(`item.${r.kind}`), at: f.shortDate(r.at) })}</td>
            <td className="dim">
              {t(`void.${r.reason}`, { defaultValue: r.reason })}
              {r.note && `: ${r.note}`}
            </td>
            <td className="dim">
              {r.instead === null ? t('nothingLeft') : `${t('ticketN', { n: f.n(r.instead) })}, ${t(`status.${r.insteadStatus ?? 'open'}`)}`}
            </td>
            <td className="dim nw desk">
              {r.by?.name}
              {r.when && `, ${f.shortDate(r.when)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
