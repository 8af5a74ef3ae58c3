import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { GridHead } from './GridHead';
import type { Rows } from './plans';
import { Row } from './Row';
import { useView } from './useView';

const columns = {
  two: '122px minmax(0, 1fr) 76px 88px 38px 124px 44px 112px',
  one: '120px minmax(110px, 0.8fr) 94px 76px 88px 38px 124px 44px 104px 86px minmax(0, 1.2fr)',
};

/** Virtualised: a list of 100,000 plans has the same few dozen elements as one of 30. */
export function Grid({
  rows,
  cursor,
  open,
  dense,
  onOpen,
}: {
  rows: Rows;
  cursor: number;
  open: string | null;
  dense: boolean;
  onOpen: (id: string, index: number) => void;
}) {
  const { t } = useTranslation('queue');
  const [view] = useView();
  const box = useRef<HTMLDivElement>(null);
  const total = rows.total ?? 12;
  const height = dense ? 34 : 52;
  const list = useVirtualizer({ count: total, getScrollElement: () => box.current, estimateSize: () => height, overscan: 10 });
  const seen = list.getVirtualItems();
  const [first, last] = [seen[0]?.index ?? 0, seen.at(-1)?.index ?? 0];
  const { show } = rows;
  useEffect(() => {
    show(first, last);
  }, [show, first, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when the row height changes
  useEffect(() => {
    list.measure();
  }, [height]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view starts at its top
  useEffect(() => {
    list.scrollToOffset(0);
  }, [view]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a moved cursor scrolls the list
  useEffect(() => {
    list.scrollToIndex(cursor, { align: 'auto' });
  }, [cursor]);
  return (
    <div
      className={`q${dense ? ' dense' : ''}`}
      role="grid"
      aria-label={t('title')}
      aria-rowcount={total + 1}
      aria-activedescendant={rows.at(cursor) ? `plan-${rows.at(cursor)!.id}` : undefined}
      aria-busy={!rows.fresh}
      tabIndex={0}
      ref={box}
      style={{ '--qc': dense ? columns.one : columns.two } as never}
    >
      <GridHead dense={dense} />
      <div style={{ height: list.getTotalSize(), position: 'relative' }} role="rowgroup">
        {seen.map(({ index, start }) => (
          <Row
            key={index}
            row={rows.at(index)}
            index={index}
            top={start}
            dense={dense}
            selected={open ? rows.at(index)?.id === open : index === cursor}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  );
}
