import createClient, { type ClientPathsWithMethod, type FetchResponse, type MaybeOptionalInit } from 'openapi-fetch';
import type { paths } from './contract.gen';

/** What the server said instead of an answer (RFC 9457), or that it could not be reached at all (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly body: { title?: string; detail?: string; code?: string; remedy?: string; reference?: string; [key: string]: unknown } = {},
  ) {
    super(body.title ?? `HTTP ${status}`);
  }
  get offline() {
    return this.status === 0;
  }
}

/** What is not set stands in no address. */
export function queryText(params: Record<string, unknown>) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params))
    if (value !== undefined && value !== null && value !== '' && value !== false) query.set(key, String(value));
  return query.toString();
}

const client = createClient<paths>({
  baseUrl: globalThis.location?.origin,
  credentials: 'same-origin',
  fetch: (request) => globalThis.fetch(request),
  querySerializer: queryText,
});

client.use({
  onRequest: ({ request }) => {
    request.headers.set('Accept', 'application/json');
    request.headers.set('Accept-Language', document.documentElement.lang || 'ru');
    if (request.method !== 'GET') request.headers.set('X-Requested-With', 'ClinicFlow');
  },
  onResponse: async ({ response }) => {
    if (!response.ok) throw new Problem(response.status, await response.json().catch(() => ({})));
  },
  onError: ({ error }) => ((error as Error).name === 'AbortError' ? (error as Error) : new Problem(0, { title: 'offline' })),
});

type Method = 'get' | 'post' | 'put' | 'delete';
type Path<M extends Method> = ClientPathsWithMethod<typeof client, M>;
type Operation<M extends Method, P extends Path<M>> = P extends keyof paths ? (M extends keyof paths[P] ? paths[P][M] : never) : never;
type Init<M extends Method, P extends Path<M>> = MaybeOptionalInit<paths[P], M>;
/** What a filter does not ask for may be null in the query. */
type Nulls<Query> = { [K in keyof Query]: Query[K] | null };
type Params<T> = { [K in keyof T]: K extends 'query' ? Nulls<NonNullable<T[K]>> : T[K] };
type WithParams<I> = { [K in keyof I]: K extends 'params' ? Params<NonNullable<I[K]>> : I[K] };
/** Path, query, body and whatever else `fetch` takes; needed where the operation needs something. */
type Given<M extends Method, P extends Path<M>> =
  undefined extends Init<M, P> ? [init?: WithParams<NonNullable<Init<M, P>>>] : [init: WithParams<Init<M, P>>];
export type Answer<M extends Method, P extends Path<M>> = Extract<
  FetchResponse<Operation<M, P> & Record<string, unknown>, unknown, `${string}/${string}`>,
  { data: unknown }
>['data'];

/** A call of the operation that the server describes: whatever it does not know is an error of the compiler. */
function call<M extends Method>(method: M) {
  return async <P extends Path<M>>(path: P, ...[init]: Given<M, P>): Promise<Answer<M, P>> => {
    const { data } = await client.request(method, path as never, init as never);
    return data as Answer<M, P>;
  };
}

/** Answers what the server answers; throws a `Problem` when it refuses or can't be reached. */
export const api = { get: call('get'), post: call('post'), put: call('put'), delete: call('delete') };
