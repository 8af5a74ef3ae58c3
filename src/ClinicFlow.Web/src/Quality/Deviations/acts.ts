import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { reportProblem, say } from '@/Platform/Kit/say';
import { useText } from '@/Platform/Language/useFormat';

export type Detail = Schemas['DeviationDetail'];
export type Step = Schemas['DeviationStepView'];

/** What people say of a deviation; each act is said back and every list that shows it is asked anew. */
export function useActs(deviation: string) {
  const client = useQueryClient();
  const text = useText();
  const done = {
    onSuccess: ({ said }: { said: Schemas['LocalizedText'] }) => {
      say(text(said));
      for (const key of ['deviations', 'work', 'work-item', 'session', 'journey']) void client.invalidateQueries({ queryKey: [key] });
    },
    onError: reportProblem,
  };
  const path = { id: deviation };
  return {
    dispute: useMutation({
      mutationFn: (reason: string) => api.post('/api/v1/deviations/{id}/dispute', { params: { path }, body: { text: reason } }),
      ...done,
    }),
    decide: useMutation({
      mutationFn: (body: { decision: 'confirmed' | 'dismissed'; reason: string }) =>
        api.post('/api/v1/deviations/{id}/decide', { params: { path }, body }),
      ...done,
    }),
    step: useMutation({
      mutationFn: ({ id, ...body }: { id: string; result: string; note: string | null; orderRef: string | null }) =>
        api.post('/api/v1/deviations/steps/{step}/done', { params: { path: { step: id } }, body }),
      ...done,
    }),
  };
}
