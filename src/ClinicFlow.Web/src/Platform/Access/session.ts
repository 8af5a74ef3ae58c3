import { type QueryFunctionContext, useQuery } from '@tanstack/react-query';
import type { Session } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';

/** `aheadMs`: how far the server's clock is ahead of this computer's. */
export type KnownSession = Session & { aheadMs: number };

const withClock = (session: Session): KnownSession => ({ ...session, aheadMs: Date.parse(session.now) - Date.now() });
const readSession = async ({ signal }: QueryFunctionContext) => withClock(await api.get('/api/v1/session', { signal }));

export const useSessionQuery = () => useQuery({ queryKey: ['session'], queryFn: readSession, refetchInterval: 60_000, staleTime: 30_000 });
export const useSessionOrNull = () => useSessionQuery().data ?? null;

export function useSession(): KnownSession {
  const { data } = useSessionQuery();
  if (!data) throw new Error('A page inside the shell was shown without a session.');
  return data;
}

export async function signIn(userName: string, password: string) {
  const session = await api.post('/api/v1/session', { body: { userName, password } });
  queries.clear();
  queries.setQueryData(['session'], withClock(session));
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
