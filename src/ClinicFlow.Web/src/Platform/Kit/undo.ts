import i18next from 'i18next';
import { useSyncExternalStore } from 'react';
import type { Act, L } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';
import { reportProblem, say } from './say';

/** What was done last and can still be taken back. */
export type Undoable = { act: string; said: L; until: number };
export const undoFor = 8000;
/** What grows old when somebody acts on a work item. */
export const workKeys = [
  'plans',
  'plan',
  'session',
  'journey',
  'work',
  'work-item',
  'recall-day',
  'workflow-live',
  'workflow-migrations',
  'definitions',
  'incidents',
];

let last: Undoable | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
const heard = new Set<() => void>();

function set(next: Undoable | null) {
  clearTimeout(timer);
  last = next;
  if (next) timer = setTimeout(() => set(null), Math.max(0, next.until - Date.now()));
  for (const tell of heard) tell();
}

export const offerUndo = ({ act, said }: Pick<Act, 'act' | 'said'>) => set({ act, said, until: Date.now() + undoFor });
/** While somebody reads or points at the toast, its time stands still. */
export const holdUndo = () => clearTimeout(timer);
export const resumeUndo = () => last && set({ ...last, until: Date.now() + undoFor });
export const forgetUndo = () => set(null);

export async function undoLast() {
  const taken = last;
  if (!taken) return;
  set(null);
  try {
    const { said } = await api.post('/api/v1/acts/{act}/undo', { params: { path: { act: taken.act } } });
    say(said[i18next.language === 'en' ? 'en' : 'ru']);
    for (const key of workKeys) void queries.invalidateQueries({ queryKey: [key] });
  } catch (error) {
    reportProblem(error);
  }
}

export const useUndoable = () =>
  useSyncExternalStore(
    (tell) => {
      heard.add(tell);
      return () => heard.delete(tell);
    },
    () => last,
  );
