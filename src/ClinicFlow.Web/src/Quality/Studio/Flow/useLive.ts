import { useQuery } from '@tanstack/react-query';
import { usePlace } from '@/Platform/Access/place';
import { api } from '@/Platform/Api/http';

const every = 15_000;

/** Who stands where now, of the location chosen in the top bar. */
export function useLive(name: string, on = true) {
  const location = usePlace()?.id;
  return useQuery({
    queryKey: ['workflow-live', name, location],
    queryFn: ({ signal }) => api.get('/api/v1/workflows/{name}/live', { params: { path: { name }, query: { location } }, signal }),
    refetchInterval: every,
    enabled: on,
  });
}

export function useActivity(name: string, activity: string, on = true) {
  const location = usePlace()?.id;
  return useQuery({
    queryKey: ['workflow-live', name, location, activity],
    queryFn: ({ signal }) =>
      api.get('/api/v1/workflows/{name}/activities/{activity}', { params: { path: { name, activity }, query: { location } }, signal }),
    refetchInterval: every,
    enabled: on,
  });
}

export function useStanding(name: string, activity: string, late: boolean, offset: number, limit: number, version?: number) {
  const location = usePlace()?.id;
  return useQuery({
    queryKey: ['workflow-live', name, location, activity, 'standing', late, offset, limit, version],
    queryFn: ({ signal }) =>
      api.get('/api/v1/workflows/{name}/activities/{activity}/standing', {
        params: { path: { name, activity }, query: { location, late: late || undefined, offset, limit, version } },
        signal,
      }),
  });
}
