import { useQuery } from '@tanstack/react-query';
import { api } from '@/Platform/Api/http';

/** Every rule set as it is in force. */
export const useRuleSets = (refetchInterval?: number) =>
  useQuery({ queryKey: ['definitions', 'rules'], queryFn: ({ signal }) => api.get('/api/v1/rules', { signal }), refetchInterval });
