import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { readView, type View, writeView } from './view';

export function useView() {
  const [query, setQuery] = useSearchParams();
  const view = useMemo(() => readView(query), [query]);
  const setView = useCallback((next: View) => setQuery((old) => writeView(next, old), { replace: true }), [setQuery]);
  return [view, setView] as const;
}
