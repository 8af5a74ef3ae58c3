import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** A view of a list that stands in the address: what it says now, and how another one is written there. */
export function useAddressView<View>(read: (query: URLSearchParams) => View, write: (view: View, old: URLSearchParams) => URLSearchParams) {
  const [query, setQuery] = useSearchParams();
  const view = useMemo(() => read(query), [read, query]);
  const setView = useCallback((next: View) => setQuery((old) => write(next, old), { replace: true }), [write, setQuery]);
  return [view, setView] as const;
}
