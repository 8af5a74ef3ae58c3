import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Session } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';

/** How far the server's clock is ahead of this computer's. */
let ahead = 0;
export const serverNow = () => new Date(Date.now() + ahead);

function setClock(session: Session) {
  ahead = Date.parse(session.now) - Date.now();
  return session;
}

const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => setClock(await api.get('/api/v1/session', { signal })),
  staleTime: 30_000,
});

/** Asked for while the words and the page are still on their way. */
export const sessionAhead = () => queries.fetchQuery({ ...sessionQuery, retry: false });
export const useSessionQuery = () => useQuery({ ...sessionQuery, refetchInterval: 60_000 });
export const useSessionOrNull = () => useSessionQuery().data ?? null;

export function useSession(): Session {
  const { data } = useSessionQuery();
  if (!data) throw new Error('A page inside the shell was shown without a session.');
  return data;
}

export async function signIn(userName: string, password: string) {
  const session = await api.post('/api/v1/session', { body: { userName, password } });
  queries.clear();
  queries.setQueryData(['session'], setClock(session));
}

/** The server gives a new cookie with the new password; sessions elsewhere end. */
export async function changePassword(current: string, next: string) {
  const session = await api.post('/api/v1/session/password', { body: { current, next } });
  queries.clear();
  queries.setQueryData(['session'], setClock(session));
}

export async function signOut() {
  await api.delete('/api/v1/session').catch(() => undefined);
  queries.clear();
  location.assign('/sign-in');
}

/** Answers 404 in production: then `error.status` is 404 and the plain form is shown. */
export const useDemoAccounts = () =>
  useQuery({
    queryKey: ['demo', 'accounts'],
    queryFn: ({ signal }) => api.get('/api/v1/demo/accounts', { signal }),
    staleTime: 60_000,
  });

export const useDemoStatus = (enabled: boolean) =>
  useQuery({
    queryKey: ['demo', 'status'],
    queryFn: ({ signal }) => api.get('/api/v1/demo/status', { signal }),
    enabled,
    refetchInterval: (query) => (query.state.data?.complete ? false : 1000),
  });
