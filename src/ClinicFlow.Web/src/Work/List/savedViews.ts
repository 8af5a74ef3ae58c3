import { useMutation, useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';
import { reportProblem } from '@/Platform/Kit/say';

/** A name for a tab, filters and an order; kept on the server for its person. */
export type SavedView = Schemas['SavedViewText'];

export function useSavedViews(list: string) {
  const key = ['views', list];
  const { data } = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get('/api/v1/views/{list}', { params: { path: { list } }, signal }),
    staleTime: 300_000,
  });
  const save = useMutation({
    mutationFn: (view: SavedView) => api.put('/api/v1/views/{list}', { params: { path: { list } }, body: view }),
    onSuccess: (views) => queries.setQueryData(key, views),
    onError: reportProblem,
  });
  const remove = useMutation({
    mutationFn: (name: string) => api.delete('/api/v1/views/{list}/{name}', { params: { path: { list, name } } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
    onError: reportProblem,
  });
  return { saved: data?.views ?? [], save: save.mutate, remove: remove.mutate };
}
