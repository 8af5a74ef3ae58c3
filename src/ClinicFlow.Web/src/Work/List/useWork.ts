import { useMutation } from '@tanstack/react-query';
import type { Act } from '@/Platform/Api/contract';
import { api, Problem } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';
import { reportProblem } from '@/Platform/Kit/say';
import { offerUndo, workKeys } from '@/Platform/Kit/undo';

export type Said = { outcome: string; until?: string; note?: string };
export type Handed = { to?: string; role?: string; note?: string };
export type Work = ReturnType<typeof useWork>;

export const refreshWork = () => {
  for (const key of workKeys) void queries.invalidateQueries({ queryKey: [key] });
};

/** A change made by another meanwhile is shown beside one's own, not reported as an error. */
export const isConflict = (error: unknown): error is Problem => error instanceof Problem && (error.status === 409 || error.status === 412);

/** What a person does with a work item, whatever it is about. */
export function useWork(item: string | null, onSettled: () => void) {
  const path = `/work-items/${encodeURIComponent(item ?? '')}`;
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
  const outcome = useMutation({ mutationFn: (said: Said) => api.post<Act>(`${path}/outcome`, said), ...after });
  const done = useMutation({ mutationFn: (note?: string) => api.post<Act>(`${path}/done`, { note }), ...after, onError: reportProblem });
  const snooze = useMutation({
    mutationFn: (body: { until: string; reason: string }) => api.post<Act>(`${path}/snooze`, body),
    ...after,
    onError: reportProblem,
  });
  const assign = useMutation({ mutationFn: (body: Handed) => api.post<Act>(`${path}/assign`, body), ...after, onError: reportProblem });
  const takeTheirs = () => {
    outcome.reset();
    onSettled();
    refreshWork();
  };
  return { outcome, done, snooze, assign, takeTheirs };
}
