import { useEffect, useRef, useState } from 'react';
import { api } from '@/Platform/Api/http';
import type { Answers, CheckView, Mark } from './api';

const pause = 600;

/** The answers as they are given: kept on the server a moment after each, one after the other, so that a lost page loses nothing. */
export function useAnswers(check: CheckView) {
  const [answers, setAnswers] = useState<Answers>(check.answers);
  const [note, setNote] = useState(check.note ?? '');
  const [state, setState] = useState<'saved' | 'saving' | 'failed'>('saved');
  const [problem, setProblem] = useState<unknown>(null);
  const version = useRef(check.version);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef({ answers, note });
  latest.current = { answers, note };
  const open = check.line.status === 'open' && !check.may;

  const body = () => ({ answers: latest.current.answers, note: latest.current.note || null, version: version.current });
  /** One write at a time, each with the version that the one before it left. */
  const inTurn = <T extends { version: number }>(write: () => Promise<T>) => {
    const next = queue.current
      .catch(() => undefined)
      .then(write)
      .then((saved) => {
        version.current = saved.version;
        return saved;
      });
    queue.current = next;
    return next;
  };
  const path = { check: check.line.id };
  const save = () => {
    setState('saving');
    return inTurn(() => api.put('/api/v1/audits/checks/{check}', { params: { path }, body: body() })).then(
      () => setState('saved'),
      (error) => {
        setState('failed');
        setProblem(error);
      },
    );
  };
  const soon = () => {
    if (!open) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), pause);
  };
  const saveNow = useRef(save);
  saveNow.current = save;
  useEffect(
    () => () => {
      if (timer.current === undefined) return;
      clearTimeout(timer.current);
      void saveNow.current();
    },
    [],
  );
  const settle = () => {
    clearTimeout(timer.current);
    timer.current = undefined;
  };
  const change = (id: string, next: Partial<Answers[string]>) => {
    setAnswers((old) => {
      const before = old[id] ?? { mark: 'yes', note: null, at: null };
      return { ...old, [id]: { ...before, ...next } };
    });
    soon();
  };
  return {
    answers,
    note,
    state,
    problem,
    mark: (id: string, mark: Mark) => change(id, { mark }),
    explain: (id: string, text: string) => change(id, { note: text || null }),
    place: (id: string, at: string) => change(id, { at: at || null }),
    setNote: (text: string) => {
      setNote(text);
      soon();
    },
    finish: () => {
      settle();
      return inTurn(() => api.post('/api/v1/audits/checks/{check}/finish', { params: { path }, body: body() }));
    },
    cannot: (reason: string, text: string) => {
      settle();
      return queue.current
        .catch(() => undefined)
        .then(() =>
          api.post('/api/v1/audits/checks/{check}/void', { params: { path }, body: { reason, note: text || null, version: version.current } }),
        );
    },
  };
}
