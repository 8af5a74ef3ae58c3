import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';
import { reportProblem } from '@/Platform/Kit/say';

/** A name for a tab, filters and an order; kept on the server for its person. */
export type SavedView = { name: string; query: string };
type Views = { views: SavedView[] };

export function useSavedViews(list: string) {
  const key = ['views', list];
  const { data } = useQuery({ queryKey: key, queryFn: ({ signal }) => api.get<Views>(`/views/${list}`, {}, signal), staleTime: 300_000 });
  const save = useMutation({
    mutationFn: (view: SavedView) => api.put<Views>(`/views/${list}`, view),
    onSuccess: (views) => queries.setQueryData(key, views),
    onError: reportProblem,
  });
  const remove = useMutation({
    mutationFn: (name: string) => api.delete(`/views/${list}/${encodeURIComponent(name)}`),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
    onError: reportProblem,
  });
  return { saved: data?.views ?? [], save: save.mutate, remove: remove.mutate };
}
