import { IconClock } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Schemas } from '@/Platform/Api/contract';
import { Status } from '@/Platform/Kit/Status';
import { useWords } from './words';

export const addressOf = (row: Schemas['StandingRow']) => (row.journey ? `/journeys/${row.journey}` : row.cycle ? `/pdca/${row.cycle}` : null);

/** Who stands there, whose it is, for how many days. */
export function StandingLine({ row, as: Tag = 'li' }: { row: Schemas['StandingRow']; as?: 'li' | 'div' }) {
  const w = useWords();
  const to = addressOf(row);
  const who = row.name ?? row.about ?? w.t('nameless');
  return (
    <Tag className="standingline">
      <span className="cut">
        {to ? <Link to={to}>{who}</Link> : who}
        {row.name && row.about && <span className="s12 dim"> · {row.about}</span>}
      </span>
      <span className="s12 dim cut">{row.responsible ?? w.role(row.role)}</span>
      {row.late ? (
        <Status kind="bad" icon={IconClock}>
          {w.days(row.days)}
        </Status>
      ) : (
        <span className="dim nw">{w.days(row.days)}</span>
      )}
    </Tag>
  );
}
