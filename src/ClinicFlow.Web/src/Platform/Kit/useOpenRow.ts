import { useState } from 'react';
import { type Keys, useKeys } from './keys';
import { useQueryState } from './useQueryState';

type Options<T> = {
  /** The parameter of the address that names the open row. */
  name?: string;
  /** What else single keys do with the row under the cursor. */
  keys?: (current: T | undefined) => Keys;
};

/** A list of which one row may be open beside it: the cursor, the open row in the address, and the keys of both. */
export function useOpenRow<T extends { id: string }>(rows: T[], { name = 'open', keys }: Options<T> = {}) {
  const [query, set] = useQueryState();
  const [cursor, setCursor] = useState(0);
  const openId = query.get(name);
  const open = rows.find((row) => row.id === openId) ?? null;
  const current = open ? rows.indexOf(open) : Math.min(cursor, Math.max(0, rows.length - 1));
  const show = (index: number) => {
    setCursor(index);
    const row = rows[index];
    if (row) set({ [name]: row.id });
  };
  const move = (by: number) => {
    const next = Math.min(Math.max(0, current + by), rows.length - 1);
    if (open) show(next);
    else setCursor(next);
  };
  const close = () => set({ [name]: null });
  useKeys({
    KeyJ: () => move(1),
    KeyK: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => show(current),
    Escape: close,
    ...keys?.(rows[current]),
  });
  return { open, selected: rows[current]?.id ?? null, show, close };
}
