import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { queries } from '@/Platform/Api/queries';
import { useCall } from './useCall';
import { nextCall, outcomeOf } from './useWork';

const asked: string[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(new URL(request.url).pathname);
    return new Promise<Response>(() => {});
  });
});
afterEach(() => {
  queries.clear();
  vi.unstubAllGlobals();
});

const desk = () =>
  renderHook(() => useCall('I-1', '+7 900 000-00-00', () => {}), {
    wrapper: ({ children }) => <QueryClientProvider client={queries}>{children}</QueryClientProvider>,
  }).result;

/** Something of that kind is on its way, and no answer has come. */
const underWay = (mutationKey: (string | null)[]) =>
  void queries
    .getMutationCache()
    .build(queries, { mutationKey, mutationFn: () => new Promise(() => {}) })
    .execute(undefined);

const call = async (result: { current: ReturnType<typeof useCall> }) => {
  await act(async () => result.current.begin());
  return asked.length;
};

describe('a call', () => {
  it('is begun once, however fast the key is pressed', async () => {
    const result = desk();
    await act(async () => {
      result.current.begin();
      result.current.begin();
    });
    expect(asked).toEqual(['/api/v1/work-items/I-1/call']);
  });

  it('is not begun while the outcome of the item is being saved', async () => {
    const result = desk();
    underWay(outcomeOf('I-1'));
    expect(await call(result)).toBe(0);
  });

  it('is not begun while the next household is being asked for', async () => {
    const result = desk();
    underWay(nextCall);
    expect(await call(result)).toBe(0);
  });

  it('is begun while something else is being saved', async () => {
    const result = desk();
    underWay(outcomeOf('I-2'));
    expect(await call(result)).toBe(1);
  });
});
