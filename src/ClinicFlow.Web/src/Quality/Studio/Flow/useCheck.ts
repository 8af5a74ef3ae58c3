import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Schemas } from '@/Platform/Api/contract';
import { calls } from '../calls';
import type { FlowGraph } from './graph';
import { lineAt } from './json';

const pause = 500;

/** What the server finds wrong with a text, and how its tests end; asked again shortly after the last change. */
export function useCheck(name: string, text: string, on: boolean) {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useQuery({
    queryKey: ['workflow-check', name, settled],
    queryFn: () => calls.workflows.check(name, { text: settled, why: null }),
    enabled: on && settled.length > 0,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  return { report: on ? query.data : undefined, busy: on && (query.isFetching || settled !== text), error: query.error };
}

/** The activity in whose lines a problem stands. */
export function activityAt(graph: FlowGraph, text: string, problem: Schemas['Finding']) {
  const named = graph.nodes.find((n) => problem.where && (problem.where === n.id || problem.where.startsWith(`${n.id}:`)));
  return named ?? graph.nodes.find((n) => lineAt(text, n.from).line <= problem.line && problem.line <= lineAt(text, n.to).line) ?? null;
}
