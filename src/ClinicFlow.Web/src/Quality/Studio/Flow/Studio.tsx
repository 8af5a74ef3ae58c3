import { IconClock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/Platform/Api/contract';
import { useKeys } from '@/Platform/Kit/keys';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { calls } from '../calls';
import { ActivityForm } from './ActivityForm';
import { ActivityPanel } from './ActivityPanel';
import { Canvas } from './Canvas';
import { ComparePanel } from './ComparePanel';
import { compare } from './compare';
import type { FlowProps } from './FlowView';
import { type FlowGraph, graphOf } from './graph';
import { lineAt } from './json';
import { MigrationPanel } from './MigrationPanel';
import { StandingList } from './StandingList';
import { type Story, TestsPanel } from './TestsPanel';
import { Toolbar } from './Toolbar';
import { activityAt, useCheck } from './useCheck';
import { useEditing } from './useEditing';
import { useMarks } from './useMarks';
import { useWords } from './words';

type Props = FlowProps & { graph: FlowGraph; live: Schemas['LiveView'] | null; editing: boolean };
const none: readonly Schemas['Finding'][] = [];

/** The drawing with what stands beside it: one activity, what differs, tests, a migration. All of that is in the address. */
export function Studio(props: Props) {
  const { name, title, text, graph, live, may, edit, editing, changed, versions, version } = props;
  const { t } = useTranslation('flow');
  const w = useWords();
  const [query, set] = useQueryState();
  const compared = Number(query.get('compare')) || null;
  const testing = query.get('tests') === 'yes';
  const [chosen, setStory] = useState<Story | null>(null);
  const check = useCheck(name, text, editing || testing);
  // As the story goes now: one that was mended has nothing to show.
  const story = (testing && chosen && check.report?.stories.find((s) => s.name === chosen.name && s.shipped === chosen.shipped && !s.passed)) || null;
  const selected = graph.nodes.find((n) => n.id === query.get('activity')) ?? null;
  const select = (id: string | null) => set({ activity: id, all: null });
  const problems = check.report?.problems ?? none;

  const other = useQuery({
    queryKey: ['definition', 'workflows', name, 'version', compared],
    queryFn: () => calls.workflows.version(name, compared!),
    enabled: compared !== null,
  });
  const comparison = useMemo(() => {
    const before = compared && other.data ? graphOf(other.data.text) : null;
    return before && compare(before, graph);
  }, [compared, other.data, graph]);
  const { marks, ways } = useMarks(graph, text, comparison, problems, story);
  const { changes, insert, layAnew } = useEditing(graph, text, edit, editing && !comparison);
  useKeys({
    Escape: () => (selected ? select(null) : compared ? set({ compare: null }) : false),
    ...(editing ? { 'Mod+KeyZ': props.undo, 'Mod+Shift+KeyZ': props.redo, 'Mod+KeyY': props.redo } : {}),
  });
  return (
    <>
      <div className="flowmain">
        <Toolbar
          live={live}
          version={version}
          others={versions.filter((v) => v.version !== version || (editing && changed))}
          report={check.report}
          may={may}
          editing={editing}
          changed={changed}
          undo={props.undo}
          redo={props.redo}
          onLayAnew={layAnew}
          onInsert={(kind) => set({ activity: insert(kind, selected?.id) })}
        />
        <Canvas
          graph={comparison?.graph ?? graph}
          live={editing || comparison ? null : live}
          selected={selected?.id ?? null}
          onSelect={select}
          marks={marks}
          wayMarks={ways}
          spotlight={Boolean(comparison) || Boolean(story)}
          edit={changes}
          label={t('diagram', { name: title })}
        />
        <Hints editing={editing} days={live?.days ?? 30} />
      </div>
      {side()}
    </>
  );

  function side() {
    if (comparison && !selected)
      return (
        <ComparePanel
          of={comparison}
          before={t('compare.versionShort', { n: compared })}
          after={editing && changed ? t('compare.edited') : t('compare.versionShort', { n: version })}
          onSelect={select}
          onClose={() => set({ compare: null })}
        />
      );
    if (selected && query.get('all')) return <StandingList name={name} node={selected} onClose={() => set({ all: null })} />;
    if (selected && editing)
      return (
        <ActivityForm
          text={text}
          graph={graph}
          node={selected}
          edit={edit}
          onClose={() => select(null)}
          onText={() => props.onText(lineAt(text, selected.from))}
          problems={problems.filter((p) => activityAt(graph, text, p)?.id === selected.id).map((p) => w.text(p.message))}
        />
      );
    if (selected)
      return (
        <ActivityPanel
          name={name}
          graph={graph}
          node={selected}
          onClose={() => select(null)}
          onAll={() => set({ all: 'yes' })}
          onEdit={may ? () => set({ mode: 'edit' }) : undefined}
        />
      );
    if (query.get('migrate') && live && !editing)
      return <MigrationPanel name={name} graph={graph} text={text} version={version} live={live} may={may} onClose={() => set({ migrate: null })} />;
    if (!testing) return null;
    return (
      <TestsPanel
        report={check.report}
        busy={check.busy}
        shown={story?.name ?? null}
        onShow={setStory}
        onProblem={(p) => {
          const at = activityAt(graph, text, p);
          if (at) select(at.id);
          else props.onText(p);
        }}
        onClose={() => {
          setStory(null);
          set({ tests: null });
        }}
      />
    );
  }
}

function Hints({ editing, days }: { editing: boolean; days: number }) {
  const { t } = useTranslation('flow');
  if (editing) return <div className="hints">{t('hintsEdit')}</div>;
  return (
    <div className="hints">
      <span>{t('hintWays', { days })}</span>
      <span className="row g4">
        <IconClock size={13} className="bad" aria-hidden />
        {t('hintOver')}
      </span>
      <span className="grow" />
      <span>{t('hintMedian')}</span>
    </div>
  );
}
