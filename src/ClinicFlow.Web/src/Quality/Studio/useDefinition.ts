import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '@/Platform/Api/contract';
import { api, Problem } from '@/Platform/Api/http';
import { reportProblem } from '@/Platform/Kit/say';

export type Kind = 'rules' | 'workflows';
export type Finding = Schemas['Finding'];
export type Version = Schemas['VersionView'];

/** One definition: its text in force, its versions, the text being edited, and what the server found wrong with it. */
export function useDefinition(kind: Kind, name: string) {
  const cache = useQueryClient();
  const path = { params: { path: { name } } };
  const inForce = useQuery({
    queryKey: ['definition', kind, name],
    queryFn: ({ signal }) =>
      kind === 'rules' ? api.get('/api/v1/rules/{name}', { ...path, signal }) : api.get('/api/v1/workflows/{name}', { ...path, signal }),
  });
  const versions = useQuery({
    queryKey: ['definition', kind, name, 'versions'],
    queryFn: ({ signal }) =>
      kind === 'rules'
        ? api.get('/api/v1/rules/{name}/versions', { ...path, signal })
        : api.get('/api/v1/workflows/{name}/versions', { ...path, signal }),
  });
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
    mutationFn: () => {
      const init = { ...path, body: { text, why: null } };
      return kind === 'rules' ? api.post('/api/v1/rules/{name}/check', init) : api.post('/api/v1/workflows/{name}/check', init);
    },
    onSuccess: (report) => {
      setProblems([...report.problems]);
      setChecked(report);
    },
    onError: refused,
  });
  const save = useMutation({
    mutationFn: (why: string) => {
      const init = { params: { path: { name } }, body: { text, why: why || null }, headers: { 'If-Match': `"v${draft?.from ?? 0}"` } };
      return kind === 'rules' ? api.put('/api/v1/rules/{name}', init) : api.put('/api/v1/workflows/{name}', init);
    },
    onSuccess: settled,
    onError: refused,
  });
  const takeBack = useMutation({
    mutationFn: (version: number) => {
      const init = { ...path, body: { version, why: null } };
      return kind === 'rules' ? api.post('/api/v1/rules/{name}/take-back', init) : api.post('/api/v1/workflows/{name}/take-back', init);
    },
    onSuccess: settled,
    onError: refused,
  });
  const discard = () => {
    setDraft(null);
    setProblems([]);
    setChecked(null);
  };
  return { inForce, versions, text, changed, problems, checked, edit, discard, check, save, takeBack };
}
