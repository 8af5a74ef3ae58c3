import { useMutation } from '@tanstack/react-query';
import { api } from '@/Platform/Api/http';
import { dial, telephone } from '@/Platform/Kit/dial';
import { reportProblem } from '@/Platform/Kit/say';
import { isQuiet, nextCall, outcomeOf, refreshWork } from './useWork';

/** A call that is being begun. */
const callOf = (item: string | null) => ['call', item];

/** Begins a call: the server is asked whether one may call now, and remembers that an outcome is owed. */
export function useCall(item: string | null, phone: string | null, onBegun: () => void) {
  const begin = useMutation({
    mutationKey: callOf(item),
    mutationFn: () => api.post('/api/v1/work-items/{id}/call', { params: { path: { id: item ?? '' } } }),
    onSuccess: () => {
      onBegun();
      refreshWork();
      if (phone) dial(telephone(phone));
    },
    onError: reportProblem,
  });
  const noCall = useMutation({ mutationFn: () => api.post('/api/v1/recall/no-call'), onSuccess: refreshWork, onError: reportProblem });
  const start = () => {
    if (item && phone && isQuiet(callOf(item), outcomeOf(item), nextCall)) begin.mutate();
  };
  return { begin: start, noCall: () => noCall.mutate(), pending: begin.isPending };
}
