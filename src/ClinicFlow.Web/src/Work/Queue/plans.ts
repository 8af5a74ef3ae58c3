import { useQuery } from '@tanstack/react-query';
import type { PlanPage, PlanRow } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { useWindow, type Rows as Window } from '@/Work/List/useWindow';
import type { View } from './view';

export type Rows = Window<PlanRow, PlanPage>;

/** The plans of a view. */
export const useRows = (view: View, location: string | null): Rows =>
  useWindow<PlanRow, PlanPage>(
    ['plans', { ...view, location }],
    (row) => row.id,
    (offset, limit, signal) => api.get('/api/v1/plans', { params: { query: { ...view, location, offset, limit } }, signal }),
  );

export const usePlan = (id: string | null) =>
  useQuery({
    queryKey: ['plan', id],
    queryFn: ({ signal }) => api.get('/api/v1/plans/{id}', { params: { path: { id: id! } }, signal }),
    enabled: id !== null,
  });

export function useOutcomes() {
  const { data } = useQuery({
    queryKey: ['contact-outcomes'],
    queryFn: ({ signal }) => api.get('/api/v1/contact-outcomes', { signal }),
    staleTime: 600_000,
  });
  return data?.outcomes ?? [];
}

/** Only those who may see the staff list can hand rows over; for the others it stays empty. */
export function useStaff(enabled = true) {
  const { data } = useQuery({
    queryKey: ['staff'],
    queryFn: ({ signal }) => api.get('/api/v1/staff', { signal }),
    staleTime: 300_000,
    enabled,
    retry: false,
  });
  return data?.rows ?? [];
}
