import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { usePlace } from '@/Platform/Access/place';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask } from '@/Platform/Kit/States';
import { reportProblem } from '@/Platform/Kit/say';
import { offerUndo } from '@/Platform/Kit/undo';
import { calls } from '../calls';
import { type FlowGraph, graphOf } from './graph';
import { MigrationPreview } from './MigrationPreview';
import { Migrations } from './Migrations';
import { MigrationVariables } from './MigrationVariables';
import { Picked } from './Picked';
import { useWords } from './words';

type Props = { name: string; graph: FlowGraph; text: string; version: number; live: Schemas['LiveView']; may: boolean; onClose: () => void };

/** Instances brought to the version in force: which, where each would stand, done as one act, taken back as one. */
export function MigrationPanel({ name, graph, text, version, live, may, onClose }: Props) {
  const w = useWords();
  const cache = useQueryClient();
  const location = usePlace()?.id;
  const older = live.versions.filter((v) => v.version !== version);
  const [from, setFrom] = useState<string>('all');
  const [activity, setActivity] = useState<string | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [map, setMap] = useState<Record<string, string>>({});
  const [variables, setVariables] = useState<Record<string, string>>({});
  const [why, setWhy] = useState('');
  const request = useMemo(
    () => ({
      toVersion: version,
      filter: {
        version: from === 'all' ? null : Number(from),
        activity,
        location: location ?? null,
        rows: picked.size ? [...picked] : null,
      },
      map: { activities: Object.keys(map).length ? map : null, variables: Object.keys(variables).length ? variables : null },
      why: why.trim() || null,
    }),
    [version, from, activity, location, picked, map, variables, why],
  );
  const tried = { ...request, why: null };
  const preview = useQuery({
    queryKey: ['workflow-live', name, 'migration', tried],
    queryFn: () => api.post('/api/v1/workflows/{name}/migrations/preview', { params: { path: { name } }, body: tried }),
    placeholderData: keepPreviousData,
    enabled: older.length > 0,
  });
  const migrate = useMutation({
    mutationFn: () => api.post('/api/v1/workflows/{name}/migrations', { params: { path: { name } }, body: request }),
    onSuccess: (done) => {
      offerUndo(done);
      setPicked(new Set());
      setWhy('');
      for (const key of ['workflow-live', 'workflow-migrations', 'definitions', 'journey']) void cache.invalidateQueries({ queryKey: [key] });
    },
    onError: reportProblem,
  });
  return (
    <aside
      className="side flowside"
      style={{ '--side': '420px' } as React.CSSProperties}
      aria-label={w.t('migrate.title')}
      data-testid="migration-panel"
    >
      <Scroll label={w.t('migrate.title')}>
        <div className="sec row sp">
          <h2 className="t2">{w.t('migrate.to', { version })}</h2>
          <ActionIcon aria-label={w.t('close')} onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </div>
        <p className="sec s12">
          {live.versions.map((v) => (
            <span key={v.version} data-testid={`on-version-${v.version}`} className="nw">
              {w.t('migrate.runs', { version: v.version, n: w.f.n(v.running) })}{' '}
            </span>
          ))}
        </p>
        {older.length === 0 ? (
          <p className="pad16 dim">{w.t('migrate.nobody', { version })}</p>
        ) : (
          <>
            <section className="sec flowform">
              <Select
                label={w.t('migrate.from')}
                data={[
                  { value: 'all', label: w.t('migrate.all') },
                  ...older.map((v) => ({ value: String(v.version), label: w.t('migrate.version', { version: v.version, n: w.f.n(v.running) }) })),
                ]}
                value={from}
                allowDeselect={false}
                onChange={(v) => {
                  setFrom(v ?? 'all');
                  setPicked(new Set());
                }}
              />
              <OldActivities
                name={name}
                graph={graph}
                version={from === 'all' ? (older[0]?.version ?? version) : Number(from)}
                value={activity}
                live={live}
                onChange={(a) => {
                  setActivity(a);
                  setPicked(new Set());
                }}
              />
              {activity && (
                <Picked
                  name={name}
                  activity={activity}
                  version={from === 'all' ? undefined : Number(from)}
                  newest={version}
                  picked={picked}
                  onPicked={setPicked}
                />
              )}
            </section>
            <section className="sec">
              <h3>{w.t('migrate.preview')}</h3>
              <Ask query={preview} rows={3}>
                {(p) => <MigrationPreview of={p} graph={graph} map={map} onMap={setMap} />}
              </Ask>
            </section>
            <MigrationVariables
              name={name}
              from={from === 'all' ? older.map((v) => v.version) : [Number(from)]}
              text={text}
              map={variables}
              onMap={setVariables}
            />
            {may && (
              <section className="sec flowform">
                <TextInput label={w.t('migrate.why')} value={why} onChange={(e) => setWhy(e.currentTarget.value)} data-testid="migrate-why" />
                <Button
                  disabled={!preview.data?.ready || !why.trim() || preview.isPlaceholderData}
                  loading={migrate.isPending}
                  onClick={() => migrate.mutate()}
                  data-testid="migrate"
                >
                  {w.t('migrate.do', { count: preview.data?.ready ?? 0, n: w.f.n(preview.data?.ready ?? 0) })}
                </Button>
              </section>
            )}
          </>
        )}
        <Migrations name={name} />
      </Scroll>
    </aside>
  );
}

/** The activities of the version that is left: some of them are none of the new one. */
function OldActivities({
  name,
  graph,
  version,
  value,
  live,
  onChange,
}: {
  name: string;
  graph: FlowGraph;
  version: number;
  value: string | null;
  live: Schemas['LiveView'];
  onChange: (activity: string | null) => void;
}) {
  const w = useWords();
  const old = useQuery({ queryKey: ['definition', 'workflows', name, 'version', version], queryFn: () => calls.workflows.version(name, version) });
  const nodes = useMemo(() => (old.data ? graphOf(old.data.text)?.nodes : null) ?? graph.nodes, [old.data, graph]);
  return (
    <Select
      label={w.t('migrate.activity')}
      placeholder={w.t('migrate.anywhere')}
      clearable
      data={live.activities.map((a) => ({
        value: a.activity,
        label: `${w.text(nodes.find((n) => n.id === a.activity)?.title) || a.activity}: ${w.f.n(a.here)}`,
      }))}
      value={value}
      onChange={onChange}
      data-testid="migrate-activity"
    />
  );
}
