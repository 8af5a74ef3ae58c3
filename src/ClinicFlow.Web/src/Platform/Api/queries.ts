import { QueryClient } from '@tanstack/react-query';
import { Problem } from './http';

/** Answers that will not change by asking again are not asked again. */
const worthRetrying = (count: number, error: Error) => count < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500);

export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 15_000, retry: worthRetrying, retryDelay: (n) => 500 * 2 ** n, refetchOnWindowFocus: true },
    mutations: { networkMode: 'online', retry: (count, error) => error instanceof Problem && error.offline && count < 3 },
  },
});
