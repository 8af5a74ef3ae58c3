import { useMutation } from '@tanstack/react-query';
import type { Act } from '@/Platform/Api/contract';
import { api, Problem } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';
import { reportProblem } from '@/Platform/Kit/say';
import { offerUndo, workKeys } from '@/Platform/Kit/undo';

/** An outcome of the closed list, or one of the workflow's own (port) with its form. */
export type Said = { outcome?: string; until?: string; note?: string; port?: string; form?: Record<string, string> };
export type Handed = { to?: string; role?: string; note?: string };
export type Work = ReturnType<typeof useWork>;

export const refreshWork = () => {
  for (const key of workKeys) void queries.invalidateQueries({ queryKey: [key] });
};

/** A change made by another meanwhile is shown beside one's own, not reported as an error. */
export const isConflict = (error: unknown): error is Problem => error instanceof Problem && (error.status === 409 || error.status === 412);

/** An outcome that is being saved: until then nobody is called about the item. */
export const outcomeOf = (item: string | null) => ['outcome', item];

/** The next household is being asked for: the open one is over. */
export const nextCall = ['recall-next'];

/** Nothing of that kind is on its way to the server; asked at the moment of a key, not of the last drawing. */
export const isQuiet = (...keys: (string | null)[][]) => keys.every((mutationKey) => queries.isMutating({ mutationKey }) === 0);

/** What a person does with a work item, whatever it is about. */
export function useWork(item: string | null, onSettled: () => void) {
  const params = { path: { id: item ?? '' } };
  const after = {
    onSuccess: (act: Act) => {
      onSettled();
      offerUndo(act);
      refreshWork();
    },
    onError: (error: unknown) => {
      if (!isConflict(error)) reportProblem(error);
    },
  };
  const outcome = useMutation({
    mutationKey: outcomeOf(item),
    mutationFn: (said: Said) => api.post('/api/v1/work-items/{id}/outcome', { params, body: said }),
    ...after,
  });
  const done = useMutation({
    mutationFn: (note?: string) => api.post('/api/v1/work-items/{id}/done', { params, body: { note } }),
    ...after,
    onError: reportProblem,
  });
  const snooze = useMutation({
    mutationFn: (body: { until: string; reason: string }) => api.post('/api/v1/work-items/{id}/snooze', { params, body }),
    ...after,
    onError: reportProblem,
  });
  const assign = useMutation({
    mutationFn: (body: Handed) => api.post('/api/v1/work-items/{id}/assign', { params, body }),
    ...after,
    onError: reportProblem,
  });
  const takeTheirs = () => {
    outcome.reset();
    onSettled();
    refreshWork();
  };
  return { outcome, done, snooze, assign, takeTheirs };
}
