import { useQuery } from '@tanstack/react-query';
import { api } from '@/Platform/Api/http';

/** The declared facts: they change with the product alone. */
export const useFactList = () =>
  useQuery({
    queryKey: ['rule-facts'],
    queryFn: ({ signal }) => api.get('/api/v1/rules/facts', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
