import { useQuery } from '@tanstack/react-query';
import { api } from '@/Platform/Api/http';

/** Those to whom work can be handed. */
export function useColleagues(enabled = true) {
  const { data } = useQuery({
    queryKey: ['colleagues'],
    queryFn: ({ signal }) => api.get('/api/v1/work/people', { signal }),
    staleTime: 300_000,
    enabled,
  });
  return data?.people ?? [];
}
