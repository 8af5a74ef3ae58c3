import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePlace } from '@/Platform/Access/place';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';

export type Figures = Schemas['ReplayFigures'];
export type Part = Schemas['ReplayPart'];
export type Group = Schemas['GroupFigures'];
export type GroupName = 'in-force' | 'candidate' | 'added' | 'dropped' | 'changed';

const goesOn = (status: string | undefined) => status === 'waiting' || status === 'running';

/** The last replay of a set, whoever asked for it: it goes on when the page is closed, and is there when it is opened again. */
export function useReplay(name: string, text: string) {
  const cache = useQueryClient();
  const place = usePlace();
  const at = { params: { path: { name } } };
  const aged = () => cache.invalidateQueries({ queryKey: ['replays', name] });
  const list = useQuery({ queryKey: ['replays', name], queryFn: ({ signal }) => api.get('/api/v1/rules/{name}/replays', { ...at, signal }) });
  const last = list.data?.replays.find((r) => r.status !== 'cancelled');
  const replay = last?.id ?? '';
  const one = useQuery({
    queryKey: ['replays', name, replay],
    queryFn: ({ signal }) => api.get('/api/v1/rules/{name}/replays/{replay}', { params: { path: { name, replay } }, signal }),
    enabled: replay !== '',
    refetchInterval: (query) => (goesOn(query.state.data?.replay.status) ? 1000 : false),
  });
  const start = useMutation({
    mutationFn: (days: number) =>
      api.post('/api/v1/rules/{name}/replays', { ...at, body: { text, version: null, days, location: place?.id ?? null } }),
    onSuccess: aged,
  });
  const cancel = useMutation({
    mutationFn: () => api.delete('/api/v1/rules/{name}/replays/{replay}', { params: { path: { name, replay } } }),
    onSuccess: aged,
  });
  const view = one.data?.replay.id === replay ? one.data : undefined;
  return {
    list,
    one,
    view,
    running: goesOn(view?.replay.status ?? last?.status),
    outdated: view !== undefined && view.text !== lines(text),
    start,
    cancel,
  };
}

/** As the server keeps it. */
const lines = (text: string) => text.replace(/\r\n?/g, '\n');

export type Replay = ReturnType<typeof useReplay>;
