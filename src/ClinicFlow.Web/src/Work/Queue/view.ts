import { type Tab, tabs } from '@/Platform/Api/contract';

export type Sort = 'order' | 'remaining' | 'days' | 'due';
/** What the list shows, all of it in the address bar; people appear as ids only. */
export type View = {
  tab: Tab;
  owner: string | null;
  specialty: string | null;
  minRemaining: number | null;
  overdue: boolean;
  snoozed: boolean;
  sort: Sort;
  dir: 'asc' | 'desc';
};
export type Filter = 'owner' | 'specialty' | 'minRemaining' | 'overdue' | 'snoozed';

export const plain: View = {
  tab: 'no-next-appointment',
  owner: null,
  specialty: null,
  minRemaining: null,
  overdue: false,
  snoozed: false,
  sort: 'order',
  dir: 'desc',
};
const sorts: Sort[] = ['order', 'remaining', 'days', 'due'];

export function readView(query: URLSearchParams): View {
  const tab = query.get('tab') as Tab;
  const sort = query.get('sort') as Sort;
  const min = Number(query.get('minRemaining'));
  return {
    tab: tabs.includes(tab) ? tab : plain.tab,
    owner: query.get('owner') || null,
    specialty: query.get('specialty') || null,
    minRemaining: Number.isFinite(min) && min > 0 ? min : null,
    overdue: query.get('overdue') === 'true',
    snoozed: query.get('snoozed') === 'true',
    sort: sorts.includes(sort) ? sort : 'order',
    dir: query.get('dir') === 'asc' ? 'asc' : 'desc',
  };
}

/** Only what differs from the plain view is written; other parameters of the address stay as they are. */
export function writeView(view: View, onto = new URLSearchParams()) {
  const query = new URLSearchParams(onto);
  const put = (key: string, value: string | null) => (value === null ? query.delete(key) : query.set(key, value));
  put('tab', view.tab === plain.tab ? null : view.tab);
  put('owner', view.owner);
  put('specialty', view.specialty);
  put('minRemaining', view.minRemaining === null ? null : String(view.minRemaining));
  put('overdue', view.overdue ? 'true' : null);
  put('snoozed', view.snoozed ? 'true' : null);
  put('sort', view.sort === 'order' ? null : view.sort);
  put('dir', view.sort === 'order' || view.dir === 'desc' ? null : view.dir);
  return query;
}

export const activeFilters = (view: View) =>
  (['owner', 'specialty', 'minRemaining', 'overdue', 'snoozed'] as Filter[]).filter((key) => view[key] !== plain[key]);

export const without = (view: View, filter: Filter): View => ({ ...view, [filter]: plain[filter] });
export const withoutFilters = (view: View): View => ({ ...plain, tab: view.tab, sort: view.sort, dir: view.dir });
