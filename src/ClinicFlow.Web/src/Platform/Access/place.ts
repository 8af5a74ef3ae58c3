import { useSyncExternalStore } from 'react';
import type { Location, Session } from '@/Platform/Api/contract';
import { useSessionOrNull } from './session';

const key = 'clinicflow.location';
const heard = new Set<() => void>();

/** The location chosen in the top bar; an empty text means all that the person may see. */
export function choosePlace(id: string) {
  localStorage.setItem(key, id);
  for (const tell of heard) tell();
}

const subscribe = (tell: () => void) => {
  heard.add(tell);
  return () => heard.delete(tell);
};

const kept = () => localStorage.getItem(key);

export function placeOf(session: Session | null, chosen = kept()): Location | null {
  const id = chosen ?? session?.user.location ?? '';
  return session?.locations.find((l) => l.id === id) ?? (session?.locations.length === 1 ? session.locations[0] : null);
}

export const usePlace = () => placeOf(useSessionOrNull(), useSyncExternalStore(subscribe, kept));
