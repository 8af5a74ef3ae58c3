import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** The state of a page's view lives in the address bar; an empty value leaves it. */
export function useQueryState() {
  const [query, setQuery] = useSearchParams();
  const set = useCallback(
    (changes: Record<string, string | number | boolean | null>) =>
      setQuery(
        (old) => {
          const next = new URLSearchParams(old);
          for (const [key, value] of Object.entries(changes)) {
            if (value === null || value === '' || value === false) next.delete(key);
            else next.set(key, String(value));
          }
          return next;
        },
        { replace: true },
      ),
    [setQuery],
  );
  return [query, set] as const;
}
