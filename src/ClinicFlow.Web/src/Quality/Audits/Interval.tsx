import { useTranslation } from 'react-i18next';
import { useFormat } from '@/Platform/Language/useFormat';
import type { Stratum } from './api';

/** The share that was found, and between what the whole lies; the same scale in every row. */
export function Interval({ tells }: { tells: Stratum['tells'] }) {
  const { t } = useTranslation('audits');
  const f = useFormat();
  if (tells.low === null || tells.high === null || tells.checked === 0) return <span className="dim3 s12">{t('notYet')}</span>;
  const of = Math.max(1, tells.population);
  const at = (n: number) => `${(n / of) * 100}%`;
  const found = tells.failed / tells.checked;
  return (
    <span
      className="audit-interval"
      role="img"
      aria-label={t('intervalLabel', { share: f.percent(found), low: f.percent(tells.low / of), high: f.percent(tells.high / of) })}
    >
      <i className="line" />
      <i className="span" style={{ left: at(tells.low), width: at(tells.high - tells.low) }} />
      <i className="dot" style={{ left: `${found * 100}%` }} />
    </span>
  );
}
