import { api } from '@/Platform/Api/http';

type Text = { text: string; why: string | null };
const at = (name: string) => ({ params: { path: { name } } });

/** The same calls for rule sets and for workflows. */
export const calls = {
  rules: {
    read: (name: string) => api.get('/api/v1/rules/{name}', at(name)),
    versions: (name: string) => api.get('/api/v1/rules/{name}/versions', at(name)),
    version: (name: string, version: number) => api.get('/api/v1/rules/{name}/versions/{version}', { params: { path: { name, version } } }),
    check: (name: string, body: Text) => api.post('/api/v1/rules/{name}/check', { ...at(name), body }),
    save: (name: string, body: Text, seen: number) => api.put('/api/v1/rules/{name}', { ...at(name), body, headers: { 'If-Match': `"v${seen}"` } }),
    takeBack: (name: string, version: number) => api.post('/api/v1/rules/{name}/take-back', { ...at(name), body: { version, why: null } }),
  },
  workflows: {
    read: (name: string) => api.get('/api/v1/workflows/{name}', at(name)),
    versions: (name: string) => api.get('/api/v1/workflows/{name}/versions', at(name)),
    version: (name: string, version: number) => api.get('/api/v1/workflows/{name}/versions/{version}', { params: { path: { name, version } } }),
    check: (name: string, body: Text) => api.post('/api/v1/workflows/{name}/check', { ...at(name), body }),
    save: (name: string, body: Text, seen: number) =>
      api.put('/api/v1/workflows/{name}', { ...at(name), body, headers: { 'If-Match': `"v${seen}"` } }),
    takeBack: (name: string, version: number) => api.post('/api/v1/workflows/{name}/take-back', { ...at(name), body: { version, why: null } }),
  },
};

export type Kind = keyof typeof calls;
