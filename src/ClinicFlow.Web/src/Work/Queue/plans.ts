import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ContactOutcome, PlanDetail, PlanPage, PlanRow, StaffMember } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import type { View } from './view';

export const pageSize = 100;

const page = (view: View, location: string | null, n: number) =>
  queryOptions({
    queryKey: ['plans', { ...view, location }, n],
    queryFn: ({ signal }) => api.get<PlanPage>('/plans', { ...view, location, offset: n * pageSize, limit: pageSize }, signal),
  });

export type Rows = {
  total: number | null;
  summary: PlanPage | null;
  at: (index: number) => PlanRow | undefined;
  indexOf: (plan: string) => number;
  /** Asks for the pages under these rows. */
  show: (first: number, last: number) => void;
  error: unknown;
  again: () => void;
  fresh: boolean;
};

/** A window on a list of any length: only the pages under the visible rows are asked for. */
export function useRows(view: View, location: string | null): Rows {
  const viewKey = JSON.stringify([view, location]);
  const [shown, setShown] = useState({ key: viewKey, first: 0, last: 0 });
  const { first, last } = shown.key === viewKey ? shown : { first: 0, last: 0 };
  const numbers = useMemo(() => Array.from({ length: last - first + 1 }, (_, i) => first + i), [first, last]);
  const results = useQueries({ queries: numbers.map((n) => page(view, location, n)) });
  const pages = new Map(numbers.map((n, i) => [n, results[i].data] as const));
  const current = results.find((r) => r.data)?.data ?? null;
  // While the pages under a far scroll are on their way, the list keeps its length, or it would jump back to its top.
  const kept = useRef<{ key: string; page: PlanPage } | null>(null);
  if (current) kept.current = { key: viewKey, page: current };
  const known = kept.current?.key === viewKey ? kept.current.page : null;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const show = useCallback(
    (from: number, to: number) => {
      clearTimeout(timer.current);
      const next = { key: viewKey, first: Math.floor(from / pageSize), last: Math.floor(to / pageSize) };
      // Rows rushing past under a dragged scroll bar are not asked for.
      timer.current = setTimeout(
        () => setShown((old) => (old.key === next.key && old.first === next.first && old.last === next.last ? old : next)),
        60,
      );
    },
    [viewKey],
  );
  return {
    total: known?.total ?? null,
    summary: kept.current?.page ?? null,
    at: (index) => pages.get(Math.floor(index / pageSize))?.rows[index % pageSize],
    indexOf: (plan) => {
      for (const [n, data] of pages) {
        const i = data?.rows.findIndex((row) => row.id === plan) ?? -1;
        if (i >= 0) return n * pageSize + i;
      }
      return -1;
    },
    show,
    error: known ? null : (results.find((r) => r.error)?.error ?? null),
    again: () => {
      for (const result of results) void result.refetch();
    },
    fresh: results.every((r) => r.data && !r.isFetching),
  };
}

export const usePlan = (id: string | null) =>
  useQuery({
    queryKey: ['plan', id],
    queryFn: ({ signal }) => api.get<PlanDetail>(`/plans/${encodeURIComponent(id!)}`, {}, signal),
    enabled: id !== null,
  });

export function useOutcomes() {
  const { data } = useQuery({
    queryKey: ['contact-outcomes'],
    queryFn: ({ signal }) => api.get<{ outcomes: ContactOutcome[] }>('/contact-outcomes', {}, signal),
    staleTime: 600_000,
  });
  return data?.outcomes ?? [];
}

/** Only those who may see the staff list can hand rows over; for the others it stays empty. */
export function useStaff(enabled = true) {
  const { data } = useQuery({
    queryKey: ['staff'],
    queryFn: ({ signal }) => api.get<{ rows: StaffMember[] }>('/staff', {}, signal),
    staleTime: 300_000,
    enabled,
    retry: false,
  });
  return data?.rows ?? [];
}
