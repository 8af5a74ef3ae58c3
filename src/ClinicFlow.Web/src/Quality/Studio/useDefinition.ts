import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Schemas } from '@/Platform/Api/contract';
import { Problem } from '@/Platform/Api/http';
import { reportProblem } from '@/Platform/Kit/say';
import { calls, type Kind } from './calls';
import { useUnsaved } from './useUnsaved';

export type Finding = Schemas['Finding'];
export type Version = Schemas['VersionView'];
export type Draft = Schemas['DraftView'];
/** Two texts that came from one: neither is lost until somebody says which stands. */
export type Conflict = { base: string; theirs: string; mine: string; by: string; tag: string | null; basedOn: number };

const saveAfter = 2_000;
const tryAgainAfter = 15_000;
const lineIsDown = (error: unknown) => error instanceof Problem && error.offline;

/** What comes in force is counted first; the answer that it is not counted yet is no refusal: it is asked again, three minutes at most. */
async function counted<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 180 || !(error instanceof Problem && error.body.code === 'consequences-first')) throw error;
      await new Promise((go) => setTimeout(go, 1_000));
    }
  }
}

/**
 * One definition: its text in force, its versions, and its draft, which is kept on the server while it is written and in this
 * browser until it is there. `text` is what is edited; `edit` it, and it is saved by itself or by `saveDraft`.
 */
export function useDefinition(kind: Kind, name: string) {
  const cache = useQueryClient();
  const call = calls[kind];
  const key = ['definition', kind, name];
  const inForce = useQuery({ queryKey: key, queryFn: () => call.read(name) });
  const versions = useQuery({ queryKey: [...key, 'versions'], queryFn: () => call.versions(name) });
  const state = useQuery({ queryKey: [...key, 'draft'], queryFn: () => call.draft(name) });
  const [unsaved, setUnsaved] = useUnsaved(kind, name);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [problems, setProblems] = useState<Finding[]>([]);
  const [checked, setChecked] = useState<Schemas['CheckReport'] | null>(null);
  const draft: Draft | null = state.data?.draft ?? null;
  const kept = draft?.text ?? inForce.data?.text ?? '';
  const text = unsaved?.text ?? kept;
  const changed = text !== (inForce.data?.text ?? '');

  const edit = (next: string) => {
    setChecked(null);
    saving.reset();
    setUnsaved((before) => ({
      text: next,
      tag: before ? before.tag : (draft?.tag ?? null),
      base: before?.base ?? kept,
      basedOn: before?.basedOn ?? draft?.basedOn ?? inForce.data?.version ?? 0,
    }));
  };
  const setDraft = (next: Draft | null) =>
    cache.setQueryData<Schemas['DraftState']>([...key, 'draft'], (before) => (before ? { ...before, draft: next } : before));
  const settled = () => {
    setProblems([]);
    for (const one of ['definition', 'definitions', 'deviations', 'work', 'session']) void cache.invalidateQueries({ queryKey: [one] });
  };
  const refused = (error: unknown) => {
    const found = error instanceof Problem ? (error.body.problems as Finding[] | undefined) : undefined;
    if (found) setProblems([...found]);
    else reportProblem(error);
  };

  const saving = useMutation({
    mutationFn: async () => {
      if (!unsaved) return draft;
      const { text: sent, tag, basedOn, base } = unsaved;
      try {
        const saved = await call.saveDraft(name, { text: sent, why: null, basedOn }, tag);
        setDraft(saved);
        setUnsaved((now) => (!now || now.text === sent ? null : { ...now, tag: saved.tag, base: sent }));
        return saved;
      } catch (error) {
        const theirs = error instanceof Problem && error.status === 412 ? (error.body.draft as Draft | undefined) : undefined;
        if (!theirs) throw error;
        setDraft(theirs);
        if (theirs.text === sent) setUnsaved(() => null);
        else setConflict({ base, theirs: theirs.text, mine: sent, by: theirs.changedBy, tag: theirs.tag, basedOn: theirs.basedOn });
        return null;
      }
    },
    onError: (error) => {
      if (!lineIsDown(error)) refused(error);
    },
  });

  // Saved by itself, when nothing was typed for a moment.
  const save = useRef(saving.mutate);
  save.current = saving.mutate;
  const down = lineIsDown(saving.error);
  const waiting = unsaved !== null && conflict === null && !saving.isPending && (down || !saving.isError) && state.isSuccess;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every keystroke begins the wait anew
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => save.current(), down ? tryAgainAfter : saveAfter);
    return () => clearTimeout(timer);
  }, [waiting, unsaved, down]);

  /** What both wrote, put together; saved as one text. */
  const resolve = (merged: string) => {
    if (!conflict) return;
    setUnsaved(() => ({ text: merged, tag: conflict.tag, base: conflict.theirs, basedOn: conflict.basedOn }));
    setConflict(null);
  };
  const discard = useMutation({
    mutationFn: async () => {
      setUnsaved(() => null);
      setConflict(null);
      setChecked(null);
      setProblems([]);
      if (draft) await call.discardDraft(name, draft.tag);
      setDraft(null);
    },
    onSuccess: settled,
    onError: refused,
  });
  const check = useMutation({
    mutationFn: () => call.check(name, { text, why: null }),
    onSuccess: (report) => {
      setProblems([...report.problems]);
      setChecked(report);
    },
    onError: refused,
  });
  /** Puts the draft in force, or asks for approval where a second person is needed: then the answer has a draft. */
  const publish = useMutation({
    mutationFn: async ({ why, from }: { why: string; from?: string | null }) => {
      const saved = unsaved ? await saving.mutateAsync() : draft;
      if (!saved) return null;
      try {
        return await counted(() => call.publishDraft(name, { why: why || null, inForceFrom: from ?? null }, saved.tag));
      } catch (error) {
        if (!(error instanceof Problem && error.body.code === 'based-on-older')) throw error;
        const [base, now] = await Promise.all([call.version(name, saved.basedOn), call.read(name)]);
        setConflict({ base: base.text, theirs: now.text, mine: saved.text, by: now.by, tag: saved.tag, basedOn: now.version });
        return null;
      }
    },
    onSuccess: (done) => done && settled(),
    onError: refused,
  });
  const approve = useMutation({ mutationFn: () => counted(() => call.approveDraft(name, draft?.tag ?? '')), onSuccess: settled, onError: refused });
  const giveBack = useMutation({
    mutationFn: (why: string) => call.returnDraft(name, why || null, draft?.tag ?? ''),
    onSuccess: settled,
    onError: refused,
  });
  const takeBack = useMutation({ mutationFn: (version: number) => call.takeBack(name, version), onSuccess: settled, onError: refused });

  const busy = [publish, approve, giveBack, takeBack, discard, check].some((one) => one.isPending);
  const drafted = { draft, unsaved: unsaved !== null, edit, saveDraft: saving, discard, conflict, resolve };
  return { inForce, versions, state, text, changed, busy, problems, checked, check, publish, approve, giveBack, takeBack, ...drafted };
}

export type Definition = ReturnType<typeof useDefinition>;
