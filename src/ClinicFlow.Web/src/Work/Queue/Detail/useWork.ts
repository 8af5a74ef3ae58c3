import { useMutation } from '@tanstack/react-query';
import type { Act, PlanDetail } from '@/Platform/Api/contract';
import { api, Problem } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';
import { reportProblem } from '@/Platform/Kit/say';
import { offerUndo } from '@/Platform/Kit/undo';

export type Said = { outcome: string; until?: string; note?: string };
export type Work = ReturnType<typeof useWork>;

const refresh = () => {
  for (const key of ['plans', 'plan', 'session', 'journey']) void queries.invalidateQueries({ queryKey: [key] });
};

/** A change made by another meanwhile is shown beside one's own, not reported as an error. */
export const isConflict = (error: unknown): error is Problem => error instanceof Problem && (error.status === 409 || error.status === 412);

export function useWork(plan: PlanDetail, onSettled: () => void) {
  const path = `/work-items/${encodeURIComponent(plan.item?.id ?? '')}`;
  const after = {
    onSuccess: (act: Act) => {
      onSettled();
      offerUndo(act);
      refresh();
    },
    onError: (error: unknown) => {
      if (!isConflict(error)) reportProblem(error);
    },
  };
  const outcome = useMutation({ mutationFn: (said: Said) => api.post<Act>(`${path}/outcome`, said), ...after });
  const snooze = useMutation({
    mutationFn: (body: { until: string; reason: string }) => api.post<Act>(`${path}/snooze`, body),
    ...after,
    onError: reportProblem,
  });
  const assign = useMutation({ mutationFn: (to: string) => api.post<Act>(`${path}/assign`, { to }), ...after, onError: reportProblem });
  const takeTheirs = () => {
    outcome.reset();
    onSettled();
    refresh();
  };
  return { outcome, snooze, assign, takeTheirs };
}
