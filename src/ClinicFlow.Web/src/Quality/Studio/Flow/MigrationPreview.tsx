import { Select } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { Schemas } from '@/Platform/Api/contract';
import { Status } from '@/Platform/Kit/Status';
import type { FlowGraph } from './graph';
import { useWords } from './words';

/** What would become of those who are meant; an activity that is none of the new version is given another. */
export function MigrationPreview({
  of: p,
  graph,
  map,
  onMap,
}: {
  of: Schemas['MigrationPreview'];
  graph: FlowGraph;
  map: Record<string, string>;
  onMap: (map: Record<string, string>) => void;
}) {
  const w = useWords();
  const title = (id: string) => w.text(graph.nodes.find((n) => n.id === id)?.title) || id;
  const loose = [...new Set([...p.problems.map((x) => x.activity).filter((a) => a && !graph.nodes.some((n) => n.id === a)), ...Object.keys(map)])];
  return (
    <>
      <div className="figures3">
        <span data-testid="migrate-ready">
          <b>{w.f.n(p.ready)}</b> <span className="dim">{w.t('migrate.ready', { of: w.f.n(p.total) })}</span>
        </span>
        {p.looked < p.total && <span className="s12 dim">{w.t('migrate.looked', { n: w.f.n(p.looked) })}</span>}
      </div>
      <ul className="stories">
        {p.moves.map((m) => (
          <li key={`${m.from}>${m.to}`} className="row">
            <b>{w.f.n(m.n)}</b>
            <span className="cut">{title(m.from)}</span>
            {m.to === m.from ? (
              <span className="dim nw">{w.t('migrate.stays')}</span>
            ) : (
              <>
                <IconArrowRight size={14} className="dim fix" aria-label={w.t('migrate.goes')} />
                <span className="cut">{m.to ? title(m.to) : w.t('migrate.ends')}</span>
              </>
            )}
          </li>
        ))}
        {p.problems.map((x) => (
          <li key={x.code + x.activity}>
            <Status kind="bad">{w.t('migrate.problem', { count: x.n, n: w.f.n(x.n) })}</Status>
            <div className="s12">
              {x.activity && `${title(x.activity)}: `}
              {w.text(x.message)} <span className="dim">{w.text(x.remedy)}</span>
            </div>
          </li>
        ))}
      </ul>
      {loose.map((a) => (
        <Select
          key={a}
          size="xs"
          label={w.t('migrate.map', { activity: a })}
          clearable
          searchable
          data={graph.nodes.map((n) => ({ value: n.id, label: `${w.text(n.title)} (${n.id})` }))}
          value={map[a] ?? null}
          onChange={(to) => {
            const { [a]: _, ...rest } = map;
            onMap(to ? { ...rest, [a]: to } : rest);
          }}
        />
      ))}
    </>
  );
}
