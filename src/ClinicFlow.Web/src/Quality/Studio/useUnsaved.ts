import { useCallback, useState } from 'react';
import { useSession } from '@/Platform/Access/session';
import type { Kind } from './calls';

/** What was typed and is not kept on the server yet. */
export type Unsaved = {
  text: string;
  /** The edition of the draft that it was begun from; null: there was no draft. */
  tag: string | null;
  /** The text that it was begun from: the common ground, if somebody else changes that too. */
  base: string;
  /** The version that the draft is to follow. */
  basedOn: number;
};

/** What was typed, kept in this browser until the server has it: nothing is lost by a reload or a dropped line. */
export function useUnsaved(kind: Kind, name: string) {
  const key = `clinicflow.draft.${useSession().user.userName}.${kind}.${name}`;
  const [unsaved, keep] = useState<Unsaved | null>(() => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null');
    } catch {
      return null;
    }
  });
  const set = useCallback(
    (change: (before: Unsaved | null) => Unsaved | null) =>
      keep((before) => {
        const next = change(before);
        try {
          if (next) localStorage.setItem(key, JSON.stringify(next));
          else localStorage.removeItem(key);
        } catch {
          // A browser without room still has the text on the page.
        }
        return next;
      }),
    [key],
  );
  return [unsaved, set] as const;
}
