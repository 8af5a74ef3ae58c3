import { useEffect, useState } from 'react';
import type { Lock, WorkItem } from '@/Platform/Api/contract';
import { api, Problem } from '@/Platform/Api/http';

const settle = 400;
const renewal = 60_000;

/** Gives a row back that this person had. */
export const free = (id: string) =>
  void api.post('/api/v1/work-items/{id}/release', { params: { path: { id } }, keepalive: true }).catch(() => undefined);

/** Opening a row takes it for this person, leaving frees it. Answers with the lock of another, if there is one. */
export function useLease(item: WorkItem | null, works: boolean): Lock | null {
  const id = works && item && item.status !== 'closed' ? item.id : null;
  const [taken, setTaken] = useState<Lock | null>(null);
  useEffect(() => {
    if (!id) return;
    const params = { path: { id } };
    let [claimed, left] = [false, false];
    const claim = async () => {
      try {
        await api.post('/api/v1/work-items/{id}/claim', { params });
        claimed = true;
        // The row was left while it was being taken.
        if (left) release();
        else setTaken(null);
      } catch (error) {
        if (error instanceof Problem && error.status === 409) setTaken((error.body.lock as Lock) ?? null);
      }
    };
    const release = () => {
      if (claimed) free(id);
      claimed = false;
    };
    // Rows that J and K only pass through are not taken.
    const first = setTimeout(claim, settle);
    const again = setInterval(claim, renewal);
    window.addEventListener('pagehide', release);
    return () => {
      clearTimeout(first);
      clearInterval(again);
      window.removeEventListener('pagehide', release);
      left = true;
      release();
      setTaken(null);
    };
  }, [id]);
  return taken ?? (item?.lock && !item.lock.mine ? item.lock : null);
}
