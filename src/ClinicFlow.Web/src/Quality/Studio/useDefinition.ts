import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/Platform/Api/contract';
import { Problem } from '@/Platform/Api/http';
import { reportProblem } from '@/Platform/Kit/say';
import { calls, type Kind } from './calls';

export type Finding = Schemas['Finding'];
export type Version = Schemas['VersionView'];

/** One definition: its text in force, its versions, the text being edited, and what the server found wrong with it. */
export function useDefinition(kind: Kind, name: string) {
  const cache = useQueryClient();
  const call = calls[kind];
  const inForce = useQuery({ queryKey: ['definition', kind, name], queryFn: () => call.read(name) });
  const versions = useQuery({ queryKey: ['definition', kind, name, 'versions'], queryFn: () => call.versions(name) });
  const [draft, setDraft] = useState<{ text: string; from: number } | null>(null);
  const [problems, setProblems] = useState<Finding[]>([]);
  const [checked, setChecked] = useState<Schemas['CheckReport'] | null>(null);
  const text = draft?.text ?? inForce.data?.text ?? '';
  const changed = draft !== null && draft.text !== inForce.data?.text;

  const edit = (next: string) => {
    setChecked(null);
    setDraft({ text: next, from: draft?.from ?? inForce.data?.version ?? 0 });
  };
  const settled = () => {
    setDraft(null);
    setProblems([]);
    for (const key of ['definition', 'definitions', 'deviations', 'work', 'session']) void cache.invalidateQueries({ queryKey: [key] });
  };
  const refused = (error: unknown) => {
    const found = error instanceof Problem ? (error.body.problems as Finding[] | undefined) : undefined;
    if (found) setProblems(found);
    else reportProblem(error);
  };
  const check = useMutation({
    mutationFn: () => call.check(name, { text, why: null }),
    onSuccess: (report) => {
      setProblems([...report.problems]);
      setChecked(report);
    },
    onError: refused,
  });
  const save = useMutation({
    mutationFn: (why: string) => call.save(name, { text, why: why || null }, draft?.from ?? 0),
    onSuccess: settled,
    onError: refused,
  });
  const takeBack = useMutation({ mutationFn: (version: number) => call.takeBack(name, version), onSuccess: settled, onError: refused });
  const discard = () => {
    setDraft(null);
    setProblems([]);
    setChecked(null);
  };
  return { inForce, versions, text, changed, problems, checked, edit, discard, check, save, takeBack };
}
