import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat, useWord } from '@/Platform/Language/useFormat';
import { FilterMenu } from './FilterMenu';
import { useStaff } from './plans';
import { useView } from './useView';
import { activeFilters, type Filter, type View, without } from './view';

/** What a filter says on its chip. */
export function useFilterText() {
  const { t } = useTranslation('queue');
  const word = useWord();
  const f = useFormat();
  const [{ owner: chosen }] = useView();
  const owner = useStaff(chosen !== null && chosen !== 'me' && chosen !== 'none').find((s) => s.id === chosen);
  return (filter: Filter, view: View) => {
    if (filter === 'owner') {
      if (view.owner === 'me') return t('filter.mine');
      if (view.owner === 'none') return t('filter.nobody');
      return owner?.name ?? t('filter.person');
    }
    if (filter === 'specialty') return word('specialty', view.specialty);
    if (filter === 'minRemaining') return t('filter.from', { sum: f.money(view.minRemaining ?? 0) });
    return t(`filter.${filter}`);
  };
}

export function Filters({ opened, onOpened, total }: { opened: boolean; onOpened: (on: boolean) => void; total: number | null }) {
  const { t } = useTranslation('queue');
  const f = useFormat();
  const [view, setView] = useView();
  const say = useFilterText();
  return (
    <div className="filters">
      {activeFilters(view).map((filter) => (
        <button
          type="button"
          key={filter}
          className="chip on"
          onClick={() => setView(without(view, filter))}
          aria-label={t('filter.remove', { name: say(filter, view) })}
          data-testid={`chip-${filter}`}
        >
          {say(filter, view)}
          <IconX size={12} aria-hidden />
        </button>
      ))}
      <FilterMenu opened={opened} onOpened={onOpened} />
      <span className="grow" />
      <span className="s12 dim nw desk">{t(`order.${view.sort}${view.sort === 'order' ? '' : `-${view.dir}`}`)}</span>
      <span className="s12 dim nw phone">{total !== null && t('plans', { count: total, n: f.n(total) })}</span>
    </div>
  );
}
