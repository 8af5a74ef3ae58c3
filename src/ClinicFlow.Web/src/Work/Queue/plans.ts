import { useQuery } from '@tanstack/react-query';
import { placeOf } from '@/Platform/Access/place';
import type { PlanPage, PlanRow, Session } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { expectRows, useWindow, type Rows as Window } from '@/Work/List/useWindow';
import { readView, type View } from './view';

export type Rows = Window<PlanRow, PlanPage>;

const keyOf = (view: View, location: string | null) => ['plans', { ...view, location }];
const loadOf = (view: View, location: string | null) => (offset: number, limit: number, signal: AbortSignal) =>
  api.get('/api/v1/plans', { params: { query: { ...view, location, offset, limit } }, signal });

/** The plans of a view. */
export const useRows = (view: View, location: string | null): Rows =>
  useWindow<PlanRow, PlanPage>(keyOf(view, location), (row) => row.id, loadOf(view, location));

/** The rows that the address asks for. */
export function ahead(session: Session) {
  const [view, place] = [readView(new URLSearchParams(location.search)), placeOf(session)?.id ?? null];
  return expectRows(keyOf(view, place), loadOf(view, place));
}

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
