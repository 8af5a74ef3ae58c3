import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '@/Platform/Api/http';
import { reportProblem } from '@/Platform/Kit/say';
import { isQuiet, nextCall, refreshWork } from '@/Work/List/useWork';

export const useDay = () => useQuery({ queryKey: ['recall-day'], queryFn: ({ signal }) => api.get('/api/v1/recall/day', { signal }) });

/** Asks for the next household to call: the best that nobody has. */
export function useNext(onNext: (item: string | null) => void) {
  const next = useMutation({
    mutationKey: nextCall,
    mutationFn: (not: string[]) => api.post('/api/v1/recall/next', { body: { not } }),
    onSuccess: ({ item }) => {
      refreshWork();
      onNext(item);
    },
    onError: reportProblem,
  });
  return { ask: (not: string[] = []) => isQuiet(nextCall) && next.mutate(not), pending: next.isPending };
}
