import { IconBulb, IconClock } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkRow } from '@/Platform/Api/contract';
import { Rich } from '@/Platform/Kit/Small';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText } from '@/Platform/Language/useFormat';
import { reasonOf } from './Row';
import { idOf, type Rows } from './rows';
import { whenText } from './rowText';

/** On a phone a row is a card, and a tap opens its own page. */
export function Cards({ rows, cursor, onOpen }: { rows: Rows; cursor: number; onOpen: (id: string, index: number) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({ count: rows.total ?? 8, getScrollElement: () => box.current, estimateSize: () => 96, overscan: 6, initialOffset: 0 });
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

function CardRow({ row, onOpen }: { row?: WorkRow; onOpen: (id: string) => void }) {
  const { t } = useTranslation(['work', 'kit', 'list']);
  const f = useFormat();
  const text = useText();
  if (!row) return <div className="qcard" style={{ height: 96 }} />;
  const when = whenText(row, f, t);
  return (
    <button type="button" className="qcard" onClick={() => onOpen(idOf(row))} data-testid="row" data-item={idOf(row)}>
      <span className="row sp">
        <span className="b cut" style={{ fontSize: 14 }}>
          {row.patient ? row.patient.name : text(row.action.title)}
        </span>
        {when.tone ? (
          <Status kind={when.tone} icon={IconClock}>
            {when.text}
          </Status>
        ) : (
          <span className="nw s12 dim">{when.text}</span>
        )}
      </span>
      {row.patient && <span className="cut">{text(row.action.title)}</span>}
      <span className="row top reason s12 dim" style={{ gap: 5 }}>
        <IconBulb size={14} className="fix" style={{ marginTop: 1 }} aria-hidden />
        <span>
          <Rich text={reasonOf(row, text, t('since', { at: f.dateTime(row.since) }))} />
        </span>
      </span>
    </button>
  );
}
