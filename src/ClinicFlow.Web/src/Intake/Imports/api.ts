import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Import } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';

/** Announced changes refresh these lists; while something runs they are also asked for, so that the progress moves. */
const soon = (running: boolean) => (running ? 1000 : false);

export const useImports = () =>
  useQuery({
    queryKey: ['imports', 'list'],
    queryFn: ({ signal }) => api.get('/api/v1/imports', { signal }),
    refetchInterval: (q) => soon(q.state.data?.rows.some((i) => i.status === 'running') ?? false),
  });

export const useImport = (id: string) =>
  useQuery({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => api.get('/api/v1/imports/{id}', { params: { path: { id } }, signal }),
    refetchInterval: (q) => soon(q.state.data?.status === 'running'),
  });

export const useMappings = () => useQuery({ queryKey: ['mappings'], queryFn: ({ signal }) => api.get('/api/v1/mappings', { signal }) });

export const readMapping = (name: string) => api.get('/api/v1/mappings/{name}', { params: { path: { name } } });

export const quarantineLimit = 50;
export const useQuarantine = (filter: { import?: string; reason: string | null; offset: number }) =>
  useQuery({
    queryKey: ['quarantine', filter],
    queryFn: ({ signal }) => api.get('/api/v1/quarantine', { params: { query: { ...filter, limit: quarantineLimit } }, signal }),
    placeholderData: keepPreviousData,
  });

export const inQuarantine = (run: Import) => Object.values(run.quarantined).reduce((sum, n) => sum + n, 0);

/** How much of the files has been read, 0..1; null while their size is unknown. */
export function progressOf(run: Import) {
  const bytes = run.files.reduce((sum, f) => sum + f.bytes, 0);
  return bytes ? run.files.reduce((sum, f) => sum + f.bytesRead, 0) / bytes : null;
}
