import { describe, expect, it } from 'vitest';
import { activeFilters, plain, readView, type View, without, withoutFilters, writeView } from './view';

const full: View = { tab: 'later', role: 'agent', owner: 'me', action: 'invite', overdue: true, sort: 'due' };

describe('a task list in the address', () => {
  it('goes there and back', () => {
    for (const view of [plain, full]) expect(readView(writeView(view))).toEqual(view);
  });
  it('writes only what differs', () => expect(writeView(plain).toString()).toBe(''));
  it('falls back to the plain view when the address makes no sense', () => expect(readView(new URLSearchParams('tab=x&sort=up'))).toEqual(plain));
  it('loses one filter, or all, but not its tab and order', () => {
    expect(activeFilters(full)).toEqual(['role', 'owner', 'action', 'overdue']);
    expect(without(full, 'action').action).toBeNull();
    expect(withoutFilters(full)).toEqual({ ...plain, tab: 'later', sort: 'due' });
  });
});
