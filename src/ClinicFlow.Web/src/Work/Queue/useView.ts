import { useCallback, useMemo } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { readView, type View, writeView } from './view';

export function useView() {
  const [query, setQuery] = useSearchParams();
  const view = useMemo(() => readView(query), [query]);
  const setView = useCallback((next: View) => setQuery((old) => writeView(next, old), { replace: true }), [setQuery]);
  return [view, setView] as const;
}

/** Opening and closing a row keeps the filters in the address. */
export function useOpen() {
  const go = useNavigate();
  const { search } = useLocation();
  return useCallback(
    (plan: string | null, replace = true) => void go({ pathname: plan ? `/queue/${plan}` : '/queue', search }, { replace }),
    [go, search],
  );
}
