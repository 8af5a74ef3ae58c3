import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';

type Text = { text: string; why: string | null };
const at = (name: string) => ({ params: { path: { name } } });
/** Which edition of the draft the caller has seen. */
const seen = (tag: string | null) => (tag ? { headers: { 'If-Match': tag } } : {});

/** The same calls for rule sets and for workflows. */
export const calls = {
  rules: {
    read: (name: string) => api.get('/api/v1/rules/{name}', at(name)),
    versions: (name: string) => api.get('/api/v1/rules/{name}/versions', at(name)),
    version: (name: string, version: number) => api.get('/api/v1/rules/{name}/versions/{version}', { params: { path: { name, version } } }),
    check: (name: string, body: Text) => api.post('/api/v1/rules/{name}/check', { ...at(name), body }),
    difference: (name: string, from: number, to: number | null) =>
      api.get('/api/v1/rules/{name}/difference', { params: { path: { name }, query: { from, to } } }),
    consequences: (name: string, body: Text) => api.post('/api/v1/rules/{name}/consequences', { ...at(name), body }),
    consequencesOf: (name: string, id: string) => api.get('/api/v1/rules/{name}/consequences/{id}', { params: { path: { name, id } } }),
    import: (text: string, take: boolean) => api.post('/api/v1/rules/import', { params: { query: { take } }, body: { text, why: null } }),
    takeBack: (name: string, version: number) => api.post('/api/v1/rules/{name}/take-back', { ...at(name), body: { version, why: null } }),
    draft: (name: string) => api.get('/api/v1/rules/{name}/draft', at(name)),
    saveDraft: (name: string, body: Schemas['DraftText'], tag: string | null) =>
      api.put('/api/v1/rules/{name}/draft', { ...at(name), body, ...seen(tag) }),
    discardDraft: (name: string, tag: string) => api.delete('/api/v1/rules/{name}/draft', { ...at(name), ...seen(tag) }),
    publishDraft: (name: string, body: Schemas['PublishRequest'], tag: string) =>
      api.post('/api/v1/rules/{name}/draft/publish', { ...at(name), body, ...seen(tag) }),
    approveDraft: (name: string, tag: string) => api.post('/api/v1/rules/{name}/draft/approve', { ...at(name), ...seen(tag) }),
    returnDraft: (name: string, why: string | null, tag: string) =>
      api.post('/api/v1/rules/{name}/draft/return', { ...at(name), body: { why }, ...seen(tag) }),
  },
  workflows: {
    read: (name: string) => api.get('/api/v1/workflows/{name}', at(name)),
    versions: (name: string) => api.get('/api/v1/workflows/{name}/versions', at(name)),
    version: (name: string, version: number) => api.get('/api/v1/workflows/{name}/versions/{version}', { params: { path: { name, version } } }),
    check: (name: string, body: Text) => api.post('/api/v1/workflows/{name}/check', { ...at(name), body }),
    difference: (name: string, from: number, to: number | null) =>
      api.get('/api/v1/workflows/{name}/difference', { params: { path: { name }, query: { from, to } } }),
    consequences: (name: string, body: Text) => api.post('/api/v1/workflows/{name}/consequences', { ...at(name), body }),
    consequencesOf: (name: string, id: string) => api.get('/api/v1/workflows/{name}/consequences/{id}', { params: { path: { name, id } } }),
    import: (text: string, take: boolean) => api.post('/api/v1/workflows/import', { params: { query: { take } }, body: { text, why: null } }),
    takeBack: (name: string, version: number) => api.post('/api/v1/workflows/{name}/take-back', { ...at(name), body: { version, why: null } }),
    draft: (name: string) => api.get('/api/v1/workflows/{name}/draft', at(name)),
    saveDraft: (name: string, body: Schemas['DraftText'], tag: string | null) =>
      api.put('/api/v1/workflows/{name}/draft', { ...at(name), body, ...seen(tag) }),
    discardDraft: (name: string, tag: string) => api.delete('/api/v1/workflows/{name}/draft', { ...at(name), ...seen(tag) }),
    publishDraft: (name: string, body: Schemas['PublishRequest'], tag: string) =>
      api.post('/api/v1/workflows/{name}/draft/publish', { ...at(name), body, ...seen(tag) }),
    approveDraft: (name: string, tag: string) => api.post('/api/v1/workflows/{name}/draft/approve', { ...at(name), ...seen(tag) }),
    returnDraft: (name: string, why: string | null, tag: string) =>
      api.post('/api/v1/workflows/{name}/draft/return', { ...at(name), body: { why }, ...seen(tag) }),
  },
};

export type Kind = keyof typeof calls;
