import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WorkItem } from '@/Platform/Api/contract';
import { useLease } from './useLease';

const item = { id: 'I-1', status: 'open', lock: null } as unknown as WorkItem;
const asked: string[] = [];
let answer: () => void = () => {};

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(new URL(request.url).pathname.split('/').at(-1)!);
    return new Promise<Response>((told) => {
      answer = () => told(new Response('{}'));
    });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const open = () => {
  const row = renderHook(() => useLease(item, true));
  return { leave: () => row.unmount() };
};

describe('the lease of a row', () => {
  it('is not asked for a row that is only passed through', async () => {
    const row = open();
    await act(() => vi.advanceTimersByTimeAsync(300));
    row.leave();
    await act(() => vi.advanceTimersByTimeAsync(1000));
    expect(asked).toEqual([]);
  });

  it('is given back when the row is left', async () => {
    const row = open();
    await act(() => vi.advanceTimersByTimeAsync(500));
    await act(async () => answer());
    row.leave();
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(asked).toEqual(['claim', 'release']);
  });

  it('is given back, too, when the row was left while it was being taken', async () => {
    const row = open();
    await act(() => vi.advanceTimersByTimeAsync(500));
    row.leave();
    expect(asked).toEqual(['claim']);
    await act(async () => answer());
    await act(() => vi.advanceTimersByTimeAsync(0));
    expect(asked).toEqual(['claim', 'release']);
  });
});
