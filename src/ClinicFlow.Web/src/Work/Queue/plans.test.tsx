import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it, vi } from 'vitest';
import { useRows } from './plans';
import { plain } from './view';

it('a list keeps its length while far rows are on their way', async () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const asked: string[] = [];
  vi.stubGlobal('fetch', ({ url }: Request) => {
    asked.push(url);
    const far = !url.includes('offset=0');
    return far ? new Promise(() => {}) : Promise.resolve(new Response(JSON.stringify({ total: 100_000, counts: {}, rows: [{ id: 'P0' }] })));
  });
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  const { result } = renderHook(() => useRows(plain, null), { wrapper });
  await waitFor(() => expect(result.current.total).toBe(100_000));
  act(() => result.current.show(99_950, 99_999));
  await waitFor(() => expect(asked.some((url) => url.includes('offset=99900'))).toBe(true));
  expect(result.current.total).toBe(100_000);
  expect(asked).toHaveLength(2);
  vi.unstubAllGlobals();
});
