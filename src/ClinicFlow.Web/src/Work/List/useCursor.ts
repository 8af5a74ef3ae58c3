import { type RefObject, useEffect, useState } from 'react';
import { useKeys } from '@/Platform/Kit/keys';
import type { Rows } from './useWindow';

type Props<Row> = {
  rows: Pick<Rows<Row>, 'total' | 'at' | 'indexOf' | 'show'>;
  idOf: (row: Row) => string;
  /** The open row. */
  opened: string | null;
  open: (id: string | null, replace?: boolean) => void;
  /** Asked before the open row is left: a call must not be left without an outcome. */
  leave: RefObject<() => boolean>;
  onDensity?: () => void;
  onFilter?: () => void;
  /** N; without it the next row. */
  onNext?: () => void;
};

/** The cursor of a list and its keys: J, K, Enter, Esc, N, V, slash. */
export function useCursor<Row>({ rows, idOf, opened, open, leave, onDensity, onFilter, onNext }: Props<Row>) {
  const [cursor, setCursor] = useState(0);
  const position = opened ? rows.indexOf(opened) : -1;
  const current = position >= 0 ? position : cursor;
  useEffect(() => {
    if (position >= 0) setCursor(position);
  }, [position]);
  const move = (by: number) => {
    const next = Math.min(Math.max(0, current + by), Math.max(0, (rows.total ?? 1) - 1));
    if (next === current && opened) return;
    if (opened && !leave.current()) return;
    setCursor(next);
    rows.show(Math.max(0, next - 20), next + 20);
    const row = rows.at(next);
    if (opened && row) open(idOf(row));
  };
  const close = () => {
    if (leave.current()) open(null);
  };
  const choose = (id: string, index: number) => {
    if (opened && opened !== id && !leave.current()) return;
    setCursor(index);
    open(id, opened !== null);
  };
  useKeys({
    KeyJ: () => move(1),
    KeyK: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    KeyN: () => (onNext ? onNext() : opened ? move(1) : undefined),
    Enter: () => {
      const row = rows.at(current);
      return row && !opened ? choose(idOf(row), current) : false;
    },
    Escape: () => (opened ? close() : false),
    KeyV: () => onDensity?.(),
    Slash: () => onFilter?.(),
  });
  return { cursor: current, position, move, close, choose };
}
