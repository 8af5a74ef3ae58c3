import { afterEach, describe, expect, it, vi } from 'vitest';
import { api, Problem } from './http';

const asked: Request[] = [];
const answer = (body: unknown, status = 200) =>
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request);
    return new Response(body === undefined ? null : JSON.stringify(body), { status });
  });

afterEach(() => {
  asked.length = 0;
  vi.unstubAllGlobals();
});

describe('a call', () => {
  it('writes path and query as described, without what is not set', async () => {
    answer({ total: 0, rows: [] });
    await api.get('/api/v1/plans', { params: { query: { tab: 'stalled', owner: null, overdue: false, specialty: '', offset: 0 } } });
    expect(new URL(asked[0].url).search).toBe('?tab=stalled&offset=0');
    await api.get('/api/v1/plans/{id}', { params: { path: { id: 'a/b c' } } });
    expect(new URL(asked[1].url).pathname).toBe('/api/v1/plans/a%2Fb%20c');
  });

  it('says the language, and that it comes from the client where it changes something', async () => {
    answer({ item: null });
    await api.post('/api/v1/recall/next', { body: { not: [] } });
    expect(asked[0].headers.get('Accept-Language')).toBe('ru');
    expect(asked[0].headers.get('X-Requested-With')).toBe('ClinicFlow');
    expect(await asked[0].json()).toEqual({ not: [] });
  });

  it('answers nothing where there is nothing', async () => {
    answer(undefined, 204);
    expect(await api.post('/api/v1/recall/no-call')).toBeUndefined();
  });

  it('throws what the server refused', async () => {
    answer({ title: 'Taken', code: 'locked' }, 409);
    const problem = await api.post('/api/v1/work-items/{id}/claim', { params: { path: { id: 'W1' } } }).catch((e) => e);
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ status: 409, body: { code: 'locked' } });
  });

  it('knows an unreachable server from one that refuses', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(api.get('/api/v1/session')).rejects.toMatchObject({ status: 0, offline: true });
  });
});

/** Never called: `tsc` is the test. */
void function whatTheServerDoesNotDescribe() {
  // @ts-expect-error no such path
  void api.get('/api/v1/plants');
  // @ts-expect-error the path has no such verb
  void api.put('/api/v1/plans');
  // @ts-expect-error a path needs its parameter
  void api.get('/api/v1/plans/{id}');
  // @ts-expect-error no such parameter of the path
  void api.get('/api/v1/plans/{id}', { params: { path: { plan: 'P1' } } });
  // @ts-expect-error no such parameter of the query
  void api.get('/api/v1/plans', { params: { query: { tabb: 'stalled' } } });
  // @ts-expect-error no such field of the body
  void api.post('/api/v1/work-items/{id}/outcome', { params: { path: { id: 'W1' } }, body: { result: 'booked' } });
  // @ts-expect-error no such field of the answer
  void api.get('/api/v1/plans').then((page) => page.sum);
  // @ts-expect-error no such word
  void api.get('/api/v1/plans').then((page) => page.rows[0].tab === 'stale');
};
