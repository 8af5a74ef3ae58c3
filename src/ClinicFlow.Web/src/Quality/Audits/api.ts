import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { reportProblem } from '@/Platform/Kit/say';

export type Draw = Schemas['DrawLine'];
type WithSettings<T> = Omit<T, 'settings'> & { settings: Settings };
export type DrawView = WithSettings<Schemas['DrawView']>;
export type DrawList = WithSettings<Schemas['DrawList']>;
export type Stratum = Schemas['StratumLine'];
export type StratumView = Schemas['StratumView'];
export type Ticket = Schemas['TicketLine'];
export type CheckLine = Schemas['CheckLine'];
export type CheckView = Schemas['AuditCheckView'];
export type Criterion = Schemas['Criterion'];
export type Mark = Schemas['Mark'];
export type Answers = Record<string, Schemas['CriterionAnswer']>;
/** Of the answer every member is there; the same schema describes a change, where some may be left out. */
export type Settings = Required<Schemas['AuditSettings']>;

export const useDraws = () => useQuery({ queryKey: ['audits'], queryFn: ({ signal }) => api.get('/api/v1/audits', { signal }) as Promise<DrawList> });

export const useDraw = (period: string | null) =>
  useQuery({
    queryKey: ['audits', 'draw', period],
    queryFn: ({ signal }) => api.get('/api/v1/audits/draws/{period}', { params: { path: { period: period ?? '' } }, signal }) as Promise<DrawView>,
    enabled: period !== null,
  });

export const useStratum = (stratum: string) =>
  useQuery({
    queryKey: ['audits', 'stratum', stratum],
    queryFn: ({ signal }) => api.get('/api/v1/audits/strata/{stratum}', { params: { path: { stratum } }, signal }),
  });

export const frameOf = (stratum: string) => api.get('/api/v1/audits/strata/{stratum}/frame', { params: { path: { stratum } } });

export const useChecks = (query: { status: string | null; whose: string | null; period?: string | null; offset: number; limit: number }) =>
  useQuery({
    queryKey: ['audits', 'checks', query],
    queryFn: ({ signal }) => api.get('/api/v1/audits/checks', { params: { query }, signal }),
    placeholderData: (before) => before,
  });

export const useCheck = (check: string) =>
  useQuery({
    queryKey: ['audits', 'check', check],
    queryFn: ({ signal }) => api.get('/api/v1/audits/checks/{check}', { params: { path: { check } }, signal }),
    // What is being typed must not be overwritten by what was read a moment ago.
    refetchOnWindowFocus: false,
    gcTime: 0,
  });

/** Something about the audits changed: every list of them is asked anew. */
export function useAuditsChanged() {
  const client = useQueryClient();
  return () => {
    for (const key of ['audits', 'work', 'session', 'deviations']) void client.invalidateQueries({ queryKey: [key] });
  };
}

export function useExtend(stratum: string) {
  const changed = useAuditsChanged();
  return useMutation({
    mutationFn: (by: number) => api.post('/api/v1/audits/strata/{stratum}/extend', { params: { path: { stratum } }, body: { by } }),
    onSuccess: changed,
    onError: reportProblem,
  });
}
