import { type Lane, lanes, type Role } from '@/Platform/Api/contract';

/** What a task list shows, all of it in the address bar; people appear as ids only. */
export type View = { tab: Lane; role: Role | null; owner: string | null; action: string | null; overdue: boolean; sort: 'order' | 'due' };
export type Filter = 'role' | 'owner' | 'action' | 'overdue';

export const plain: View = { tab: 'now', role: null, owner: null, action: null, overdue: false, sort: 'order' };
const filters: Filter[] = ['role', 'owner', 'action', 'overdue'];

export function readView(query: URLSearchParams): View {
  const tab = query.get('tab') as Lane;
  return {
    tab: lanes.includes(tab) ? tab : plain.tab,
    role: (query.get('role') || null) as Role | null,
    owner: query.get('owner') || null,
    action: query.get('action') || null,
    overdue: query.get('overdue') === 'true',
    sort: query.get('sort') === 'due' ? 'due' : 'order',
  };
}

/** Only what differs from the plain view is written; other parameters of the address stay as they are. */
export function writeView(view: View, onto = new URLSearchParams()) {
  const query = new URLSearchParams(onto);
  const put = (key: string, value: string | null) => (value === null ? query.delete(key) : query.set(key, value));
  put('tab', view.tab === plain.tab ? null : view.tab);
  put('role', view.role);
  put('owner', view.owner);
  put('action', view.action);
  put('overdue', view.overdue ? 'true' : null);
  put('sort', view.sort === 'order' ? null : view.sort);
  return query;
}

export const activeFilters = (view: View) => filters.filter((key) => view[key] !== plain[key]);
export const without = (view: View, filter: Filter): View => ({ ...view, [filter]: plain[filter] });
export const withoutFilters = (view: View): View => ({ ...plain, tab: view.tab, sort: view.sort });
