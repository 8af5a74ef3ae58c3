import { Checkbox } from '@mantine/core';
import { StandingLine } from './StandingLine';
import { useStanding } from './useLive';
import { useWords } from './words';

const page = 50;

/** Single ones among those who stand at an activity; nobody ticked means all of them. */
export function Picked({
  name,
  activity,
  version,
  newest,
  picked,
  onPicked,
}: {
  name: string;
  activity: string;
  version: number | undefined;
  newest: number;
  picked: ReadonlySet<string>;
  onPicked: (picked: ReadonlySet<string>) => void;
}) {
  const w = useWords();
  const list = useStanding(name, activity, false, 0, page, version);
  const rows = (list.data?.rows ?? []).filter((r) => r.version !== newest);
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    onPicked(next);
  };
  return (
    <div>
      <div className="s12 dim">{picked.size ? w.t('migrate.picked', { count: picked.size, n: w.f.n(picked.size) }) : w.t('migrate.pick')}</div>
      <div className="row wrap">
        <button type="button" className="linkbutton s12" onClick={() => onPicked(new Set(rows.slice(0, 10).map((r) => r.id)))} data-testid="pick-ten">
          {w.t('migrate.firstTen')}
        </button>
        {picked.size > 0 && (
          <button type="button" className="linkbutton s12" onClick={() => onPicked(new Set())}>
            {w.t('migrate.pickNone')}
          </button>
        )}
      </div>
      <ul className="picks">
        {rows.map((row) => (
          <li key={row.id} className="pick">
            <Checkbox size="xs" checked={picked.has(row.id)} onChange={() => toggle(row.id)} aria-label={row.name ?? row.about ?? row.id} />
            <StandingLine row={row} as="div" />
          </li>
        ))}
      </ul>
    </div>
  );
}
