import { queryOptions, useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { queries } from '@/Platform/Api/queries';

export const pageSize = 100;

export type Page<Row> = { total: number; rows: Row[] };
export type Rows<Row, P extends Page<Row> = Page<Row>> = {
  total: number | null;
  summary: P | null;
  at: (index: number) => Row | undefined;
  indexOf: (id: string) => number;
  /** Asks for the pages under these rows. */
  show: (first: number, last: number) => void;
  error: unknown;
  again: () => void;
  fresh: boolean;
};

type Load<P> = (offset: number, limit: number, signal: AbortSignal) => Promise<P>;
const pageOf = <P>(key: readonly unknown[], load: Load<P>, n: number) =>
  queryOptions({ queryKey: [...key, n], queryFn: ({ signal }) => load(n * pageSize, pageSize, signal) });

/** Asks for the first rows before there is a list to show them. */
export const expectRows = <P>(key: readonly unknown[], load: Load<P>) => queries.prefetchQuery(pageOf(key, load, 0));

/** A window on a list of any length: only the pages under the visible rows are asked for. */
export function useWindow<Row, P extends Page<Row>>(key: readonly unknown[], idOf: (row: Row) => string, load: Load<P>): Rows<Row, P> {
  const viewKey = JSON.stringify(key);
  const [shown, setShown] = useState({ key: viewKey, first: 0, last: 0 });
  const { first, last } = shown.key === viewKey ? shown : { first: 0, last: 0 };
  const numbers = useMemo(() => Array.from({ length: last - first + 1 }, (_, i) => first + i), [first, last]);
  const results = useQueries({
    queries: numbers.map((n) => pageOf(key, load, n)),
  });
  const pages = new Map(numbers.map((n, i) => [n, results[i].data as P | undefined] as const));
  const current = results.find((r) => r.data)?.data ?? null;
  // While the pages under a far scroll are on their way, the list keeps its length, or it would jump back to its top.
  const kept = useRef<{ key: string; page: P } | null>(null);
  if (current) kept.current = { key: viewKey, page: current as P };
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
    indexOf: (id) => {
      for (const [n, data] of pages) {
        const i = data?.rows.findIndex((row) => idOf(row) === id) ?? -1;
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
