import { useDidUpdate } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Rows } from './useWindow';

export type RowProps<Row> = { row?: Row; index: number; top: number; dense: boolean; selected: boolean; onOpen: (id: string, index: number) => void };
type Props<Row> = {
  label: string;
  rows: Pick<Rows<Row>, 'total' | 'at' | 'show' | 'fresh'>;
  idOf: (row: Row) => string;
  /** Grid columns of the rows. */
  columns: string;
  head: ReactNode;
  /** What the list shows; another view starts at its top. */
  view: unknown;
  cursor: number;
  open: string | null;
  dense: boolean;
  onOpen: (id: string, index: number) => void;
  Row: (props: RowProps<Row>) => ReactNode;
};

/** The list of every page of work. Virtualised: 100,000 rows have the same few dozen elements as 30. */
export function ListGrid<Row>({ label, rows, idOf, columns, head, view, cursor, open, dense, onOpen, Row }: Props<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const total = rows.total ?? 12;
  const height = dense ? 34 : 52;
  const list = useVirtualizer({ count: total, getScrollElement: () => box.current, estimateSize: () => height, overscan: 6 });
  const seen = list.getVirtualItems();
  const [first, last] = [seen[0]?.index ?? 0, seen.at(-1)?.index ?? 0];
  const { show } = rows;
  useEffect(() => {
    show(first, last);
  }, [show, first, last]);
  // A new list stands at its top already, and to ask it to scroll costs layouts.
  useDidUpdate(() => list.measure(), [height]);
  useDidUpdate(() => list.scrollToOffset(0), [view]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a moved cursor scrolls the list
  useEffect(() => {
    if (cursor > 0 || list.scrollOffset) list.scrollToIndex(cursor, { align: 'auto' });
  }, [cursor]);
  const at = rows.at(cursor);
  return (
    <div
      className={`q${dense ? ' dense' : ''}`}
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-activedescendant={at ? `row-${idOf(at)}` : undefined}
      aria-busy={!rows.fresh}
      tabIndex={0}
      ref={box}
      style={{ '--qc': columns } as never}
    >
      {head}
      <div style={{ height: list.getTotalSize(), position: 'relative' }} role="rowgroup">
        {seen.map(({ index, start }) => {
          const row = rows.at(index);
          const selected = open ? row !== undefined && idOf(row) === open : index === cursor;
          return <Row key={index} row={row} index={index} top={start} dense={dense} selected={selected} onOpen={onOpen} />;
        })}
      </div>
    </div>
  );
}
