import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePlace } from '@/Platform/Access/place';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { reportProblem, say } from '@/Platform/Kit/say';
import { useText } from '@/Platform/Language/useFormat';

export type Cycle = Schemas['CycleView'];
export type CycleLine = Schemas['CycleLine'];
export type Figures = Schemas['FiguresView'];
export type Turn = Schemas['TurnView'];
export type StepTaken = Schemas['StepTakenView'];
export type Choices = Schemas['CycleChoices'];

export const steps = ['plan', 'do', 'check', 'act'] as const;
export type StepName = (typeof steps)[number];

export function useBoard() {
  const location = usePlace()?.id;
  return useQuery({ queryKey: ['cycles', location], queryFn: ({ signal }) => api.get('/api/v1/pdca', { params: { query: { location } }, signal }) });
}

export const useCycle = (cycle: string) =>
  useQuery({ queryKey: ['cycles', 'one', cycle], queryFn: ({ signal }) => api.get('/api/v1/pdca/{cycle}', { params: { path: { cycle } }, signal }) });

export const useChoices = () => useQuery({ queryKey: ['cycles', 'choices'], queryFn: ({ signal }) => api.get('/api/v1/pdca/choices', { signal }) });

export const useFiguresNow = (query: { stage: string; standard?: string; location?: string }) =>
  useQuery({ queryKey: ['cycles', 'figures', query], queryFn: ({ signal }) => api.get('/api/v1/pdca/figures', { params: { query }, signal }) });

/** What an act answers is said back, and every list that shows the cycle is asked anew. */
function useDone() {
  const client = useQueryClient();
  const text = useText();
  const again = () => {
    for (const key of ['cycles', 'work', 'work-item', 'session']) void client.invalidateQueries({ queryKey: [key] });
  };
  return {
    onSuccess: ({ said }: Schemas['CycleActed']) => {
      say(text(said));
      again();
    },
    onError: (error: unknown) => {
      reportProblem(error);
      again();
    },
  };
}

export function useBegin() {
  const done = useDone();
  return useMutation({ mutationFn: (body: Schemas['BeginRequest']) => api.post('/api/v1/pdca', { body }), ...done });
}

/** Acts about one cycle; each says how many acts were seen, so that nobody goes over another's. */
export function useActs({ line: { id: cycle }, version: seen }: Cycle) {
  const done = useDone();
  const path = { cycle };
  return {
    complete: useMutation({
      mutationFn: ({ step, ...body }: { step: string; note?: string; conclusion?: string; decision?: string }) =>
        api.post('/api/v1/pdca/{cycle}/steps/{step}', { params: { path: { cycle, step } }, body: { seen, ...body } }),
      ...done,
    }),
    measure: useMutation({
      mutationFn: (body: { text: string; kind?: string; name?: string; dueOn?: string }) =>
        api.post('/api/v1/pdca/{cycle}/measures', { params: { path }, body: { seen, ...body } }),
      ...done,
    }),
    measureDone: useMutation({
      mutationFn: (number: number) =>
        api.post('/api/v1/pdca/{cycle}/measures/{number}/done', { params: { path: { cycle, number } }, body: { seen } }),
      ...done,
    }),
    measureDrop: useMutation({
      mutationFn: ({ number, reason }: { number: number; reason: string }) =>
        api.post('/api/v1/pdca/{cycle}/measures/{number}/drop', { params: { path: { cycle, number } }, body: { seen, reason } }),
      ...done,
    }),
    turn: useMutation({
      mutationFn: (body: { target: number; hypothesis: string; checkOn: string }) =>
        api.post('/api/v1/pdca/{cycle}/turns', { params: { path }, body: { seen, ...body } }),
      ...done,
    }),
    close: useMutation({
      mutationFn: (reason: string) => api.post('/api/v1/pdca/{cycle}/close', { params: { path }, body: { seen, reason } }),
      ...done,
    }),
    undo: useMutation({ mutationFn: () => api.post('/api/v1/pdca/{cycle}/undo', { params: { path }, body: { seen } }), ...done }),
  };
}
export type Acts = ReturnType<typeof useActs>;
