import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import type { Mark } from './ActivityBox';
import { type FlowGraph, portOf } from './graph';
import type { WayMark } from './ways';

export type Journey = Schemas['JourneyView'];
export type Step = Schemas['StepView'];

export const useJourney = (id: string | null) =>
  useQuery({
    queryKey: ['journey', id, 'path'],
    queryFn: ({ signal }) => api.get('/api/v1/journeys/{id}', { params: { path: { id: id! } }, signal }),
    enabled: id !== null,
  });

/** What happened while the journey stood at a step, the moment that it was left included. */
export const during = (journey: Journey, step: Step) =>
  journey.timeline.filter((e) => e.at >= step.entered && (step.left === null || step.left === undefined || e.at <= step.left));

/** The steps up to one of them, marked on the diagram: where it went, where it stood then. */
export function usePathMarks(graph: FlowGraph | null, steps: readonly Step[], at: number, words: { passed: (n: number) => string; here: string }) {
  return useMemo(() => {
    const marks = new Map<string, Mark[]>();
    const ways = new Map<string, WayMark>();
    if (!graph) return { marks, ways };
    const taken = steps.slice(0, at + 1);
    const times = new Map<string, number>();
    for (const s of taken) times.set(s.activity, (times.get(s.activity) ?? 0) + 1);
    for (const [id, n] of times) marks.set(id, [{ kind: 'passed', text: words.passed(n) }]);
    const last = taken[taken.length - 1];
    if (last) marks.set(last.activity, [{ kind: 'here', text: words.here }]);
    for (let i = 1; i < taken.length; i++) {
      const between = graph.edges.filter((e) => e.from === taken[i - 1]!.activity && e.to === taken[i]!.activity);
      const edge = between.find((e) => kebab(portOf(e)) === taken[i - 1]!.outcome) ?? between[0];
      if (edge) ways.set(`${edge.from}/${portOf(edge)}/${edge.to}`, 'passed');
    }
    return { marks, ways };
  }, [graph, steps, at, words]);
}

export const kebab = (port: string) => port.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
