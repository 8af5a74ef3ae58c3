import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Ask, Empty } from '@/Platform/Kit/States';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { calls } from '../calls';
import { Canvas } from './Canvas';
import { graphOf } from './graph';
import { PathPanel } from './PathPanel';
import { type Journey, kebab, useJourney, usePathMarks } from './usePath';
import { useWords } from './words';

type Props = { name: string; title: string; journeyId: string; onClose: () => void };

/** The way of one journey on the diagram of the version that it runs. */
export function JourneyOnDiagram(props: Props) {
  const { t } = useTranslation('flow');
  const journey = useJourney(props.journeyId);
  return (
    <Ask query={journey}>
      {(j) =>
        j.workflow.some((x) => x.definition === props.name && x.steps.length > 0) ? (
          <Drawn {...props} journey={j} />
        ) : (
          <Empty kind="filtered" title={t('path.none')} text={t('path.noneText')} />
        )
      }
    </Ask>
  );
}

function Drawn({ name, title, journeyId, onClose, journey }: Props & { journey: Journey }) {
  const w = useWords();
  const [query, set] = useQueryState();
  const runs = journey.workflow.filter((x) => x.definition === name && x.steps.length > 0);
  const chosen = Math.min(runs.length - 1, Number(query.get('instance') ?? runs.length - 1) || 0);
  const run = runs[chosen]!;
  const asked = query.get('step');
  const at = Math.max(0, Math.min(run.steps.length - 1, asked === null ? run.steps.length - 1 : Number(asked) || 0));
  const version = useQuery({
    queryKey: ['definition', 'workflows', name, 'version', run.version],
    queryFn: () => calls.workflows.version(name, run.version),
  });
  const graph = useMemo(() => (version.data ? graphOf(version.data.text) : null), [version.data]);
  const words = useMemo(
    () => ({ passed: (n: number) => (n > 1 ? w.t('path.times', { count: n, n: w.f.n(n) }) : w.t('path.passed')), here: w.t('path.here') }),
    [w],
  );
  const { marks, ways } = usePathMarks(graph, run.steps, at, words);
  return (
    <>
      <div className="flowmain">
        <Ask query={version}>
          {() =>
            graph && (
              <Canvas
                graph={graph}
                selected={null}
                onSelect={(id) => {
                  const last = id ? run.steps.map((s) => s.activity).lastIndexOf(id) : -1;
                  if (last >= 0) set({ step: last });
                }}
                marks={marks}
                wayMarks={ways}
                spotlight
                label={w.t('path.diagram', { name: title })}
              />
            )
          }
        </Ask>
        <div className="hints">{w.t('path.hint')}</div>
      </div>
      <PathPanel
        journey={journey}
        journeyId={journeyId}
        version={run.version}
        steps={run.steps}
        said={(step) => {
          const node = graph?.nodes.find((n) => n.id === step.activity);
          const port = node?.ports.find((p) => kebab(p.name) === step.outcome);
          return port ? w.port(node, port.name) : w.word('outcome', step.outcome);
        }}
        at={at}
        onAt={(n) => set({ step: n })}
        instances={runs.map((r, i) => ({ value: String(i), label: w.t('path.instance', { n: i + 1, from: w.f.shortDate(r.steps[0]!.entered) }) }))}
        instance={String(chosen)}
        onInstance={(v) => set({ instance: v, step: null })}
        onClose={onClose}
      />
    </>
  );
}
