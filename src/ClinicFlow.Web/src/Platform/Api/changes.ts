import { useEffect } from 'react';
import { queries } from './queries';

/** Which answers grow old when the server says that something changed. */
const aged: Record<string, string[]> = {
  plans: ['plans', 'plan', 'session', 'today', 'journey', 'work', 'work-item'],
  'work-items': ['plans', 'plan', 'session', 'work', 'work-item', 'recall-day'],
  viewers: ['plan', 'work-item', 'rule-viewers'],
  patients: ['patients', 'patient', 'journey'],
  journeys: ['journey', 'patient', 'today'],
  cycles: ['cycles', 'session'],
  definitions: ['definitions', 'definition'],
  deviations: ['deviations', 'session', 'journey'],
  imports: ['imports', 'quarantine', 'session', 'sources'],
  quarantine: ['quarantine', 'session'],
  settings: ['locations', 'sources', 'staff', 'session'],
};
const calm = 1500;
/** What people do to each other's lists: where many act all the time, these are asked again more and more seldom, up to `crowd` ms. */
const acts = ['plans', 'work-items'];
const crowd = 4000;

type Asked = { at: number; wait: number };

/** How long until a list is asked again: longer each time that it grew old right after it had been asked. */
export function waitAfter(last: Asked | undefined, now: number): number {
  return last && now < last.at + last.wait ? Math.min(last.wait * 1.5, crowd) : calm;
}

/** During an import the server may announce thousands of changes: each list is asked again at most once in `calm` ms. */
export function useChanges(enabled: boolean) {
  useEffect(() => {
    if (!enabled || typeof EventSource === 'undefined') return;
    const waiting = new Map<string, ReturnType<typeof setTimeout>>();
    const asked = new Map<string, Asked>();
    const refresh = (key: string, byActs: boolean) => {
      if (waiting.has(key)) return;
      const wait = byActs ? waitAfter(asked.get(key), Date.now()) : calm;
      waiting.set(
        key,
        setTimeout(() => {
          waiting.delete(key);
          asked.set(key, { at: Date.now(), wait });
          void queries.invalidateQueries({ queryKey: [key] });
        }, wait),
      );
    };
    const source = new EventSource('/api/v1/changes');
    let lost = false;
    source.addEventListener('changed', (event) => {
      const { what } = JSON.parse((event as MessageEvent<string>).data) as { what: string };
      for (const key of aged[what] ?? [what]) refresh(key, acts.includes(what));
    });
    source.onerror = () => {
      lost = true;
    };
    source.onopen = () => {
      if (lost) void queries.invalidateQueries();
      lost = false;
    };
    return () => {
      source.close();
      for (const timer of waiting.values()) clearTimeout(timer);
    };
  }, [enabled]);
}
