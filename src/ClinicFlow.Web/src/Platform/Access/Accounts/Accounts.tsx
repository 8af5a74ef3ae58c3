import { Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { createColumnHelper } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/Platform/Access/session';
import { DataTable } from '@/Platform/Kit/DataTable';
import { Pager } from '@/Platform/Kit/Pager';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask, Empty } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat, useWord } from '@/Platform/Language/useFormat';
import { type Account, type AccountFilter, allRoles, limit, useAccounts } from './api';

const column = createColumnHelper<Account>();

/** Who may sign in: found by name, role, location and state; a row opens beside the list. */
export function Accounts() {
  const { t } = useTranslation('accounts');
  const word = useWord();
  const { locations } = useSession();
  const [query, set] = useQueryState();
  const filter: AccountFilter = {
    text: query.get('text'),
    role: query.get('role') as AccountFilter['role'],
    location: query.get('place'),
    state: query.get('state') as AccountFilter['state'],
    sort: query.get('sort') as AccountFilter['sort'],
    offset: Number(query.get('offset')) || 0,
  };
  const accounts = useAccounts(filter);
  const columns = useColumns();
  const filtered = Boolean(filter.text || filter.role || filter.location || filter.state);
  const choose = (name: string) => (value: string | null) => set({ [name]: value, offset: null });
  return (
    <>
      <div className="filters">
        <TextInput
          w={200}
          leftSection={<IconSearch size={14} />}
          placeholder={t('search')}
          aria-label={t('search')}
          defaultValue={filter.text ?? ''}
          onChange={(e) => choose('text')(e.currentTarget.value)}
          data-testid="account-search"
        />
        <Select
          w={200}
          placeholder={t('role')}
          aria-label={t('role')}
          data={allRoles.map((value) => ({ value, label: word('role', value) }))}
          value={filter.role}
          onChange={choose('role')}
          clearable
        />
        <Select
          w={150}
          placeholder={t('location')}
          aria-label={t('location')}
          data={locations.map((l) => ({ value: l.id, label: l.name }))}
          value={filter.location}
          onChange={choose('place')}
          clearable
        />
        <Select
          w={150}
          placeholder={t('state')}
          aria-label={t('state')}
          data={['active', 'deactivated'].map((value) => ({ value, label: t(`states.${value}`) }))}
          value={filter.state}
          onChange={choose('state')}
          clearable
        />
        <Select
          w={170}
          aria-label={t('sort')}
          data={['name', 'last-sign-in', 'created'].map((value) => ({ value, label: t(`sorts.${value}`) }))}
          value={filter.sort ?? 'name'}
          onChange={(value) => set({ sort: value === 'name' ? null : value })}
          allowDeselect={false}
        />
        <span className="grow" />
        <Button leftSection={<IconPlus size={15} />} onClick={() => set({ open: 'new' })} style={{ flex: 'none' }} data-testid="new-account">
          {t('new')}
        </Button>
      </div>
      <Scroll label={t('title')} busy={accounts.isPlaceholderData}>
        <Ask query={accounts}>
          {({ rows }) =>
            rows.length ? (
              <DataTable
                rows={rows}
                columns={columns}
                id={(row) => row.id}
                label={t('title')}
                selected={query.get('open')}
                onOpen={(row) => set({ open: row.id })}
              />
            ) : (
              <Empty kind={filtered ? 'filtered' : 'finished'} title={t('none')} text={t('noneText')}>
                {filtered && (
                  <Button variant="default" onClick={() => set({ text: null, role: null, place: null, state: null, offset: null })}>
                    {t('clear')}
                  </Button>
                )}
              </Empty>
            )
          }
        </Ask>
      </Scroll>
      {accounts.data && <Pager offset={filter.offset} limit={limit} total={accounts.data.total} onOffset={(o) => set({ offset: o || null })} />}
    </>
  );
}

function useColumns() {
  const { t } = useTranslation('accounts');
  const f = useFormat();
  const word = useWord();
  const { locations } = useSession();
  return useMemo(
    () => [
      column.accessor('name', {
        header: t('name'),
        cell: (c) => (
          <span className="col g0">
            <button type="button" className="plain b" style={{ textAlign: 'left' }}>
              {c.getValue()}
            </button>
            <span className="s12 dim">{c.row.original.userName}</span>
          </span>
        ),
      }),
      column.accessor('role', { header: t('role'), cell: (c) => word('role', c.getValue()) }),
      column.accessor('location', {
        header: t('location'),
        cell: (c) => locations.find((l) => l.id === c.getValue())?.name ?? t('everywhere'),
        meta: { desk: true },
      }),
      column.accessor('lastSignInAt', {
        header: t('lastSignIn'),
        cell: (c) => <span className="dim">{c.getValue() ? f.dateTime(c.getValue()!) : t('never')}</span>,
        meta: { desk: true },
      }),
      column.display({
        id: 'state',
        header: t('state'),
        cell: ({ row: { original: a } }) =>
          a.deactivatedAt ? (
            <Status kind="info">{t('states.deactivated')}</Status>
          ) : a.mustChangePassword ? (
            <Status kind="wait">{t('states.waiting')}</Status>
          ) : (
            <Status kind="good">{t('states.active')}</Status>
          ),
      }),
    ],
    [t, f, word, locations],
  );
}
