import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '@/Platform/Api/http';

const again = 60_000;

/** Who else has the rule open; closing the page ends one's own look. */
export function usePresence(name: string): readonly string[] {
  const params = { path: { name } };
  const look = useQuery({
    queryKey: ['rule-viewers', name],
    queryFn: () => api.post('/api/v1/rules/{name}/look', { params }),
    refetchInterval: again,
    staleTime: 0,
  });
  useEffect(
    () => () => {
      void api.post('/api/v1/rules/{name}/leave', { params: { path: { name } } }).catch(() => {});
    },
    [name],
  );
  return look.data?.names ?? [];
}
