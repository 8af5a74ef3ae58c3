import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import type { Role, Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { queries } from '@/Platform/Api/queries';
import { reportProblem } from '@/Platform/Kit/say';

export type Account = Schemas['AccountView'];
export const allRoles: Role[] = [
  'curator',
  'agent',
  'frontdesk',
  'seniorfrontdesk',
  'doctor',
  'auditor',
  'quality',
  'manager',
  'integrator',
  'admin',
];
export const limit = 50;

export type AccountFilter = {
  text: string | null;
  role: Role | null;
  location: string | null;
  state: 'active' | 'deactivated' | null;
  sort: 'name' | 'last-sign-in' | 'created' | null;
  offset: number;
};

export const useAccounts = (filter: AccountFilter) =>
  useQuery({
    queryKey: ['accounts', 'list', filter],
    queryFn: ({ signal }) => api.get('/api/v1/accounts', { params: { query: { ...filter, limit } }, signal }),
    placeholderData: keepPreviousData,
  });

export const useAccount = (id: string | null) =>
  useQuery({
    queryKey: ['accounts', 'one', id],
    queryFn: ({ signal }) => api.get('/api/v1/accounts/{id}', { params: { path: { id: id! } }, signal }),
    enabled: id !== null,
  });

const renew = () => queries.invalidateQueries({ queryKey: ['accounts'] });

export const useAdd = () => useMutation({ mutationFn: (body: Schemas['NewAccount']) => api.post('/api/v1/accounts', { body }), onSuccess: renew });

export const useChange = (id: string) =>
  useMutation({
    mutationFn: (body: Schemas['AccountChange']) => api.put('/api/v1/accounts/{id}', { params: { path: { id } }, body }),
    onSuccess: renew,
  });

export const useReset = (id: string) =>
  useMutation({
    mutationFn: () => api.post('/api/v1/accounts/{id}/password', { params: { path: { id } } }),
    onSuccess: renew,
    onError: reportProblem,
  });

export const useTurn = (id: string) =>
  useMutation({
    mutationFn: (on: boolean) => {
      const params = { path: { id } };
      return on ? api.post('/api/v1/accounts/{id}/activate', { params }) : api.post('/api/v1/accounts/{id}/deactivate', { params });
    },
    onSuccess: renew,
    onError: reportProblem,
  });
