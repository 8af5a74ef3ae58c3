const root = '/api/v1';

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

export type Params = Record<string, string | number | boolean | null | undefined>;

export function address(path: string, params: Params = {}) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params))
    if (value !== undefined && value !== null && value !== '' && value !== false) query.set(key, String(value));
  const text = query.toString();
  return root + path + (text ? `?${text}` : '');
}

export async function send(method: string, path: string, body?: unknown, init: RequestInit = {}) {
  const headers: Record<string, string> = {
    Accept: 'application/json',
    'Accept-Language': document.documentElement.lang || 'ru',
    ...(init.headers as Record<string, string>),
  };
  if (method !== 'GET') headers['X-Requested-With'] = 'ClinicFlow';
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers['Content-Type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(path.startsWith('/api') ? path : root + path, {
      ...init,
      method,
      headers,
      credentials: 'same-origin',
      body: body === undefined ? undefined : form ? body : JSON.stringify(body),
    });
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error;
    throw new Problem(0, { title: 'offline' });
  }
  if (!response.ok) throw new Problem(response.status, await response.json().catch(() => ({})));
  return response;
}

async function read<T>(response: Promise<Response>): Promise<T> {
  const text = await (await response).text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const api = {
  get: <T>(path: string, params?: Params, signal?: AbortSignal) => read<T>(send('GET', address(path, params), undefined, { signal })),
  post: <T>(path: string, body?: unknown, signal?: AbortSignal) => read<T>(send('POST', path, body, { signal })),
  put: <T>(path: string, body?: unknown, headers?: Record<string, string>) => read<T>(send('PUT', path, body, { headers })),
  delete: <T>(path: string) => read<T>(send('DELETE', path)),
};
