import { useQuery } from '@tanstack/react-query';
import { placeOf } from '@/Platform/Access/place';
import type { Session, WorkPage, WorkRow } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { useAddressView } from '@/Work/List/useAddressView';
import { expectRows, useWindow, type Rows as Window } from '@/Work/List/useWindow';
import { readView, type View, writeView } from './view';

export type Rows = Window<WorkRow, WorkPage>;
export const idOf = (row: WorkRow) => row.item.id;

const keyOf = (view: View, location: string | null, patients: boolean) => ['work', { ...view, location, patients }];
const loadOf = (view: View, location: string | null, patients: boolean) => (offset: number, limit: number, signal: AbortSignal) =>
  api.get('/api/v1/work', { params: { query: { ...view, location, patients, offset, limit } }, signal });

/** The items of a view; `patients` gives the recall desk, one row a household. */
export const useRows = (view: View, location: string | null, patients = false): Rows =>
  useWindow<WorkRow, WorkPage>(keyOf(view, location, patients), idOf, loadOf(view, location, patients));

/** The rows that the address asks for. */
export const aheadOf = (patients: boolean) => (session: Session) => {
  const [view, place] = [readView(new URLSearchParams(location.search)), placeOf(session)?.id ?? null];
  return expectRows(keyOf(view, place, patients), loadOf(view, place, patients));
};

export const useWorkItem = (id: string | null) =>
  useQuery({
    queryKey: ['work-item', id],
    queryFn: ({ signal }) => api.get('/api/v1/work/{id}', { params: { path: { id: id! } }, signal }),
    enabled: id !== null,
  });

export const useView = () => useAddressView(readView, writeView);
