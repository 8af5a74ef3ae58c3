import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/Platform/Api/contract';
import { useFormat, useText } from '@/Platform/Language/useFormat';

/** Whether the standards of the stage were kept since the change: a signal without adherence has another cause. */
export function Kept({ rows }: { rows: readonly Schemas['KeptView'][] }) {
  const { t } = useTranslation('pdca');
  const f = useFormat();
  const text = useText();
  if (rows.length === 0) return null;
  return (
    <div className="col g4" data-testid="kept">
      <h3 className="t3">{t('kept')}</h3>
      {rows.map((row) => (
        <div key={row.standard} className="s12">
          {text(row.title)}: <span className="nw">{t('keptOf', { n: f.n(row.kept), of: f.n(row.of) })}</span>
          {row.low !== null && row.high !== null && (
            <span className="dim">, {t('interval', { low: f.n(row.low), high: f.percent(row.high / 100) })}</span>
          )}
          {row.before !== null && <span className="dim">; {t('keptBefore', { share: f.percent(row.before / 100) })}</span>}
        </div>
      ))}
    </div>
  );
}
