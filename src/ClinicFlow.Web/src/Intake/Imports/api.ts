import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Import, Mapping, MappingRow, QuarantinePage } from '@/Platform/Api/contract';
import { api, send } from '@/Platform/Api/http';

/** Announced changes refresh these lists; while something runs they are also asked for, so that the progress moves. */
const soon = (running: boolean) => (running ? 1000 : false);

export const useImports = () =>
  useQuery({
    queryKey: ['imports', 'list'],
    queryFn: ({ signal }) => api.get<{ rows: Import[] }>('/imports', {}, signal),
    refetchInterval: (q) => soon(q.state.data?.rows.some((i) => i.status === 'running') ?? false),
  });

export const useImport = (id: string) =>
  useQuery({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => api.get<Import>(`/imports/${encodeURIComponent(id)}`, {}, signal),
    refetchInterval: (q) => soon(q.state.data?.status === 'running'),
  });

export const useMappings = () =>
  useQuery({ queryKey: ['mappings'], queryFn: ({ signal }) => api.get<{ rows: MappingRow[] }>('/mappings', {}, signal) });

export async function readMapping(name: string): Promise<Mapping> {
  const response = await send('GET', `/mappings/${encodeURIComponent(name)}`);
  const mapping = (await response.json()) as Mapping;
  return { ...mapping, etag: mapping.etag ?? response.headers.get('ETag') ?? '' };
}

export const quarantineLimit = 50;
export const useQuarantine = (filter: { import?: string; reason: string | null; offset: number }) =>
  useQuery({
    queryKey: ['quarantine', filter],
    queryFn: ({ signal }) => api.get<QuarantinePage>('/quarantine', { ...filter, limit: quarantineLimit }, signal),
    placeholderData: keepPreviousData,
  });

export const inQuarantine = (run: Import) => Object.values(run.quarantined).reduce((sum, n) => sum + n, 0);

/** How much of the files has been read, 0..1; null while their size is unknown. */
export function progressOf(run: Import) {
  const bytes = run.files.reduce((sum, f) => sum + f.bytes, 0);
  return bytes ? run.files.reduce((sum, f) => sum + f.bytesRead, 0) / bytes : null;
}
