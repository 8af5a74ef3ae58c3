import { useQuery } from '@tanstack/react-query';
import { createColumnHelper } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/Platform/Access/session';
import type { StaffMember } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { DataTable } from '@/Platform/Kit/DataTable';
import { Ask, Empty } from '@/Platform/Kit/States';
import { useFormat, useWord } from '@/Platform/Language/useFormat';

const column = createColumnHelper<StaffMember>();

/** Who works where; those who left stay in the list, dimmed, for their past work is still theirs. */
export function Staff() {
  const { t } = useTranslation('settings');
  const f = useFormat();
  const word = useWord();
  const { locations } = useSession();
  const staff = useQuery({ queryKey: ['staff'], queryFn: ({ signal }) => api.get('/api/v1/staff', { signal }) });
  const columns = useMemo(
    () => [
      column.accessor('name', { header: t('column.name'), cell: (c) => <span className={c.row.original.leftAt ? 'dim' : 'b'}>{c.getValue()}</span> }),
      column.accessor('role', { header: t('column.role'), cell: (c) => word('role', c.getValue()) }),
      column.accessor('specialty', { header: t('column.specialty'), cell: (c) => word('specialty', c.getValue()), meta: { desk: true } }),
      column.accessor('location', {
        header: t('column.location'),
        cell: (c) => locations.find((l) => l.id === c.getValue())?.name ?? t('everywhere'),
      }),
      column.accessor('joinedAt', {
        header: t('column.joined'),
        cell: (c) => <span className="dim">{c.getValue() ? f.fullDate(c.getValue()!) : ''}</span>,
        meta: { desk: true },
      }),
      column.accessor('leftAt', {
        header: t('column.left'),
        cell: (c) => <span className="dim">{c.getValue() ? f.fullDate(c.getValue()!) : ''}</span>,
        meta: { desk: true },
      }),
    ],
    [t, f, word, locations],
  );
  return (
    <Ask query={staff}>
      {({ rows }) =>
        rows.length ? (
          <DataTable rows={rows} columns={columns} id={(row) => row.id} label={t('view.staff')} />
        ) : (
          <Empty kind="finished" title={t('noStaff')} text={t('noStaffText')} />
        )
      }
    </Ask>
  );
}
