import { IconUsers } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkRow } from '@/Platform/Api/contract';
import { useText } from '@/Platform/Language/useFormat';
import type { RowProps } from '@/Work/List/ListGrid';
import { When } from '../MyWork/Row';

/** Who, what about, when, how often tried. */
export const DeskRow = memo(function DeskRow({ row, index, top, selected, onOpen }: RowProps<WorkRow>) {
  const { t } = useTranslation('recall');
  const text = useText();
  if (!row) return <div className="qr r abs" role="row" aria-rowindex={index + 2} style={{ transform: `translateY(${top}px)` }} />;
  const refused = row.call && !row.call.allowed ? row.call.reasons[0] : null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter opens the row under the cursor through the one key listener
    <div
      id={`row-${row.item.id}`}
      className={`qr r abs${selected ? ' sel' : ''}`}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-testid="row"
      data-item={row.item.id}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(row.item.id, index)}
    >
      <span role="gridcell" className="cut b">
        {row.patient?.name}
        {row.people > 1 && (
          <span className="dim" style={{ fontWeight: 400 }}>
            {' '}
            <IconUsers size={12} aria-label={t('people', { n: row.people })} /> {row.people}
          </span>
        )}
      </span>
      <span style={{ justifySelf: 'end' }}>
        <When row={row} />
      </span>
      <span role="gridcell" className={`cut s12 ${refused ? 'warn' : 'dim'}`} title={refused ? text(refused.text).replaceAll('**', '') : undefined}>
        {refused ? text(refused.text).replaceAll('**', '') : text(row.action.title)}
      </span>
      <span role="gridcell" className="s12 dim nw" style={{ justifySelf: 'end' }}>
        {row.item.attempts > 0 ? t('tries', { count: row.item.attempts }) : ''}
      </span>
    </div>
  );
});
