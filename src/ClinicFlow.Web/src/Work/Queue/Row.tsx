import { Skeleton } from '@mantine/core';
import { IconBulb, IconClock, IconLock, IconUsers } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanRow } from '@/Platform/Api/contract';
import { Done, Rich } from '@/Platform/Kit/Small';
import { Status } from '@/Platform/Kit/Status';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';
import type { RowProps } from '@/Work/List/ListGrid';
import { dueText, lastContactText, overNorm, visitText } from './rowText';

/** Two lines (cells, then why it is here), or one when dense. One bold a row: patient and remaining value; days only beyond the norm. */
export const Row = memo(function Row({ row, index, top, dense, selected, onOpen }: RowProps<PlanRow>) {
  const { t } = useTranslation(['queue', 'kit', 'list']);
  const f = useFormat();
  const text = useText();
  const word = useWord();
  const place = { transform: `translateY(${top}px)` };
  if (!row)
    return (
      <div className={`qr ${dense ? 'one' : 'r'} abs`} role="row" aria-rowindex={index + 2} style={place}>
        <Skeleton height={10} width="70%" animate={false} role="gridcell" />
        <Skeleton height={10} width="60%" animate={false} role="gridcell" />
      </div>
    );
  const why = (
    <span className="cut">
      {!dense && row.specialty && <span className="dim3">{word('specialty', row.specialty)}: </span>}
      <Rich text={text(row.why?.text)} />
    </span>
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter opens the row under the cursor through the one key listener
    <div
      id={`row-${row.id}`}
      className={`qr ${dense ? 'one' : 'r'} abs${selected ? ' sel' : ''}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-testid="row"
      data-plan={row.id}
      style={place}
      onClick={() => onOpen(row.id, index)}
    >
      <span role="gridcell" className="cut b" title={row.name}>
        {row.name}
      </span>
      <span role="gridcell" className="cut" title={row.plan}>
        {row.plan}
      </span>
      {dense && (
        <span role="gridcell" className="cut dim">
          {word('specialty', row.specialty)}
        </span>
      )}
      <span role="gridcell" className="num b nw">
        {f.n(row.remaining)}
      </span>
      <span role="gridcell">
        <Done n={row.done} of={row.of} />
      </span>
      <span role="gridcell" className={`num${overNorm(row) ? ' b' : ''}`}>
        {f.n(row.days)}
      </span>
      <span role="gridcell" className="cut dim" title={lastContactText(row, f, word)}>
        {lastContactText(row, f, word)}
      </span>
      <span role="gridcell" className="cut dim">
        {visitText(row, f, t)}
      </span>
      <span role="gridcell" className="cut">
        {text(row.action?.title)}
      </span>
      {dense ? (
        <DueCell row={row} />
      ) : (
        <span role="gridcell" className="sub cut">
          <Sub row={row} />
        </span>
      )}
      <span role="gridcell" className={`reason cut row${dense ? ' s12 dim' : ''}`} style={{ gap: 5 }}>
        {!dense && <IconBulb size={13} className="fix" aria-hidden />}
        {why}
      </span>
      {!dense && <DueCell row={row} />}
    </div>
  );
});

function DueCell({ row }: { row: PlanRow }) {
  const { t } = useTranslation(['queue', 'kit', 'list']);
  const f = useFormat();
  const lock = row.item?.lock;
  const due = dueText(row, f, t);
  return (
    <span role="gridcell" className="s12 cut nw">
      {lock && !lock.mine ? (
        <span className="status dim" title={t('list:lockedSince', { name: lock.name, at: f.time(lock.since) })}>
          <IconLock size={13} className="fix" aria-label={t('list:locked')} />
          <span className="cut">{lock.name}</span>
        </span>
      ) : due.tone ? (
        <Status kind={due.tone} icon={IconClock}>
          {due.text}
        </Status>
      ) : (
        due.text
      )}
    </span>
  );
}

/** Under the name: a promised call, the family, or the age. */
function Sub({ row }: { row: PlanRow }) {
  const { t } = useTranslation(['queue', 'kit', 'list']);
  if (row.item?.promised) return <>{t('list:promised')}</>;
  if (row.household > 1)
    return (
      <span className="row g4">
        <IconUsers size={13} className="fix" aria-hidden />
        {t('family', { n: row.household })}
      </span>
    );
  return <>{row.age === null ? '' : t('kit:years', { count: row.age })}</>;
}
