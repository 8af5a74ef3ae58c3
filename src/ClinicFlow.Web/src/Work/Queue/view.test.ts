import { describe, expect, it } from 'vitest';
import { activeFilters, plain, readView, type View, without, withoutFilters, writeView } from './view';

const full: View = {
  tab: 'stalled',
  owner: 'S-17',
  specialty: 'surgery',
  minRemaining: 30000,
  overdue: true,
  snoozed: true,
  sort: 'days',
  dir: 'asc',
};

describe('view in the address', () => {
  it('goes there and back', () => {
    for (const view of [plain, full, { ...plain, owner: 'me' }, { ...full, dir: 'desc' as const }]) expect(readView(writeView(view))).toEqual(view);
  });
  it('writes only what differs', () => {
    expect(writeView(plain).toString()).toBe('');
    expect(writeView({ ...plain, minRemaining: 30000 }).toString()).toBe('minRemaining=30000');
  });
  it('keeps other parameters', () =>
    expect(writeView({ ...plain, tab: 'closed' }, new URLSearchParams('x=1&owner=me')).toString()).toBe('x=1&tab=closed'));
  it('falls back to the plain view when the address makes no sense', () =>
    expect(readView(new URLSearchParams('tab=none&sort=up&minRemaining=abc&dir=up'))).toEqual(plain));
  it('loses one filter, or all, but not its tab and order', () => {
    expect(activeFilters(full)).toEqual(['owner', 'specialty', 'minRemaining', 'overdue', 'snoozed']);
    expect(without(full, 'owner').owner).toBeNull();
    expect(withoutFilters(full)).toEqual({ ...plain, tab: 'stalled', sort: 'days', dir: 'asc' });
  });
});
