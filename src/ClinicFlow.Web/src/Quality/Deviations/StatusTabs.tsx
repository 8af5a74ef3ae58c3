import { useTranslation } from 'react-i18next';
import { type DeviationPage, deviationStatuses } from '@/Platform/Api/contract';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat } from '@/Platform/Language/useFormat';

export function StatusTabs({ counts, standards }: { counts?: DeviationPage['counts']; standards: number }) {
  const { t } = useTranslation('deviations');
  const f = useFormat();
  const [query, set] = useQueryState();
  const view = query.get('view') === 'standards' ? 'standards' : (query.get('status') ?? 'all');
  const all = counts ? Object.values(counts).reduce((sum, n) => sum + (n ?? 0), 0) : undefined;
  const tab = (name: string, n: number | undefined, change: Record<string, string | null>) => (
    <button
      key={name}
      type="button"
      className={`tab${view === name ? ' on' : ''}`}
      aria-pressed={view === name}
      onClick={() => set({ offset: null, open: null, ...change })}
      data-testid={`tab-${name}`}
    >
      {t(`tab.${name}`)}
      <span className="n">{n === undefined ? '' : f.n(n)}</span>
    </button>
  );
  return (
    <nav className="tabs" aria-label={t('tabs')}>
      {tab('all', all, { status: null, view: null })}
      {deviationStatuses.map((status) => (counts?.[status] || view === status ? tab(status, counts?.[status], { status, view: null }) : null))}
      {tab('standards', standards, { status: null, view: 'standards' })}
    </nav>
  );
}
