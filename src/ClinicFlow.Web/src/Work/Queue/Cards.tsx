import { IconBulb, IconClock } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanRow } from '@/Platform/Api/contract';
import { Done, Rich } from '@/Platform/Kit/Small';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';
import type { Rows } from './plans';
import { dueText } from './rowText';

/** On a phone a row is a card, and a tap opens its own page. */
export function Cards({ rows, cursor, onOpen }: { rows: Rows; cursor: number; onOpen: (id: string, index: number) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: rows.total ?? 8,
    getScrollElement: () => box.current,
    estimateSize: () => 119,
    overscan: 6,
    initialOffset: 0,
  });
  const seen = list.getVirtualItems();
  const [first, last] = [seen[0]?.index ?? 0, seen.at(-1)?.index ?? 0];
  const { show } = rows;
  useEffect(() => {
    show(first, last);
  }, [show, first, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: back from a card, the list stands where it was
  useEffect(() => {
    list.scrollToIndex(cursor, { align: 'auto' });
  }, []);
  return (
    <div className="scroll" ref={box}>
      <ul style={{ height: list.getTotalSize(), position: 'relative', margin: 0, padding: 0, listStyle: 'none' }}>
        {seen.map(({ index, start }) => (
          <li key={index} data-index={index} ref={list.measureElement} className="abs" style={{ transform: `translateY(${start}px)` }}>
            <CardRow row={rows.at(index)} onOpen={(id) => onOpen(id, index)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function CardRow({ row, onOpen }: { row?: PlanRow; onOpen: (id: string) => void }) {
  const { t } = useTranslation(['queue', 'kit']);
  const f = useFormat();
  const text = useText();
  const word = useWord();
  if (!row) return <div className="qcard" style={{ height: 119 }} />;
  const due = dueText(row, f, t);
  return (
    <button type="button" className="qcard" onClick={() => onOpen(row.id)} data-testid="row" data-plan={row.id}>
      <span className="row sp">
        <span className="b cut" style={{ fontSize: 14 }}>
          {row.name}
        </span>
        <span className="b nw">{f.money(row.remaining)}</span>
      </span>
      <span className="row sp">
        <span className="cut dim">{[row.plan, word('specialty', row.specialty)].filter(Boolean).join(' · ')}</span>
        <Done n={row.done} of={row.of} />
      </span>
      <span className="row top reason s12 dim" style={{ gap: 5 }}>
        <IconBulb size={14} className="fix" style={{ marginTop: 1 }} aria-hidden />
        <span>
          <Rich text={text(row.why?.text)} />
        </span>
      </span>
      <span className="row g4">
        <span className="b cut">{text(row.action?.title)}</span>
        {due.text && <span>·</span>}
        {due.tone ? (
          <Status kind={due.tone} icon={IconClock}>
            {due.text}
          </Status>
        ) : (
          due.text
        )}
      </span>
    </button>
  );
}
