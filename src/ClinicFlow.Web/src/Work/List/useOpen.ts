import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** Opening and closing a row keeps the filters in the address. At once: a key that is pressed next must not reach the row that was left. */
export function useOpen(page: 'queue' | 'work' | 'recall') {
  const go = useNavigate();
  const { search } = useLocation();
  return useCallback(
    (id: string | null, replace = true) => void go({ pathname: id ? `/${page}/${id}` : `/${page}`, search }, { replace, flushSync: true }),
    [go, search, page],
  );
}
