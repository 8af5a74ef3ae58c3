import { Skeleton } from '@mantine/core';
import { IconArrowUp, IconBulb, IconClock, IconLock, IconUsers } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkRow } from '@/Platform/Api/contract';
import { Rich } from '@/Platform/Kit/Small';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';
import type { RowProps } from '@/Work/List/ListGrid';
import { whenText } from './rowText';

/** What is to be done, about whom, why, by when: two lines, or one when dense. */
export const Row = memo(function Row({ row, index, top, dense, selected, onOpen }: RowProps<WorkRow>) {
  const { t } = useTranslation(['work', 'kit', 'list']);
  const f = useFormat();
  const text = useText();
  const place = { transform: `translateY(${top}px)` };
  if (!row)
    return (
      <div className={`qr ${dense ? 'one' : 'r'} abs`} role="row" aria-rowindex={index + 2} style={place}>
        <Skeleton height={10} width="70%" animate={false} role="gridcell" />
        <Skeleton height={10} width="60%" animate={false} role="gridcell" />
      </div>
    );
  const about = row.patient ? row.patient.name : t('noPatient');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter opens the row under the cursor through the one key listener
    <div
      id={`row-${row.item.id}`}
      className={`qr ${dense ? 'one' : 'r'} abs${selected ? ' sel' : ''}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-testid="row"
      data-item={row.item.id}
      style={place}
      onClick={() => onOpen(row.item.id, index)}
    >
      <span role="gridcell" className={`cut${row.patient ? ' b' : ' dim'}`} title={about}>
        {about}
      </span>
      <span role="gridcell" className="cut row g4" title={text(row.action.title)}>
        {row.escalated && <IconArrowUp size={13} className="bad fix" aria-label={t('escalated')} />}
        <span className="cut">{text(row.action.title)}</span>
      </span>
      <span role="gridcell" className="cut dim">
        {row.item.assignedTo?.name ?? t('nobody')}
      </span>
      <span role="gridcell" className="num dim">
        {row.item.attempts > 0 ? row.item.attempts : ''}
      </span>
      {dense ? (
        <When row={row} />
      ) : (
        <>
          <When row={row} />
          <span role="gridcell" className="sub cut">
            <Sub row={row} />
          </span>
        </>
      )}
      <span role="gridcell" className={`reason cut row${dense ? ' s12 dim' : ''}`} style={{ gap: 5 }}>
        {!dense && <IconBulb size={13} className="fix" aria-hidden />}
        <span className="cut">
          <Rich text={reasonOf(row, text, t('since', { at: f.dateTime(row.since) }))} />
        </span>
      </span>
    </div>
  );
});

/** Why it is here, if that says more than what is to be done. */
export const whyOf = (row: WorkRow, text: ReturnType<typeof useText>) => (text(row.why) === text(row.action.title) ? '' : text(row.why));

/** Why it is here, or since when; where a call is not allowed now, why not; where it is closed, what closed it. */
export function reasonOf(row: WorkRow, text: ReturnType<typeof useText>, since: string) {
  if (row.closed) return text(row.closed);
  const against = row.call && !row.call.allowed ? row.call.reasons.map((r) => text(r.text)).join('. ') : '';
  return [against, whyOf(row, text)].filter(Boolean).join(' · ') || since;
}

export function When({ row }: { row: WorkRow }) {
  const { t } = useTranslation(['work', 'kit', 'list']);
  const f = useFormat();
  const lock = row.item.lock;
  const when = whenText(row, f, t);
  return (
    <span role="gridcell" className="s12 cut nw">
      {lock && !lock.mine ? (
        <span className="status dim" title={t('list:lockedSince', { name: lock.name, at: f.time(lock.since) })}>
          <IconLock size={13} className="fix" aria-label={t('list:locked')} />
          <span className="cut">{lock.name}</span>
        </span>
      ) : when.tone ? (
        <Status kind={when.tone} icon={IconClock}>
          {when.text}
        </Status>
      ) : (
        when.text
      )}
    </span>
  );
}

/** Under the name: a promised call, the family, or the segment. */
function Sub({ row }: { row: WorkRow }) {
  const { t } = useTranslation(['work', 'kit', 'list', 'queue']);
  const word = useWord();
  if (row.item.promised) return <>{t('list:promised')}</>;
  if (row.people > 1)
    return (
      <span className="row g4">
        <IconUsers size={13} className="fix" aria-hidden />
        {t('queue:family', { n: row.people })}
      </span>
    );
  return <>{row.patient ? word('segment', row.patient.segment) : ''}</>;
}
