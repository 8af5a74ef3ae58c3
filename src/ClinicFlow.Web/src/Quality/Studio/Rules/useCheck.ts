import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { calls } from '../calls';

/** What the server says of the text a moment after the last key: problems with their places, and how the examples ended. */
export function useCheck(name: string, text: string) {
  const [settled] = useDebouncedValue(text, 500);
  const check = useQuery({
    queryKey: ['rule-check', name, settled],
    queryFn: () => calls.rules.check(name, { text: settled, why: null }),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { report: check.data, checking: check.isFetching || settled !== text };
}
