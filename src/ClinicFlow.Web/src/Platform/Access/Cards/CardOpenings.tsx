import { Button, Select, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { createColumnHelper } from '@tanstack/react-table';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { DataTable } from '@/Platform/Kit/DataTable';
import { Pager } from '@/Platform/Kit/Pager';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask, Empty } from '@/Platform/Kit/States';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat, useWord } from '@/Platform/Language/useFormat';

type Opening = Schemas['CardOpeningView'];
const column = createColumnHelper<Opening>();
const places = ['patient', 'journey', 'plan', 'task', 'audit', 'rule'] as const;
const names = ['user', 'patient', 'place', 'from', 'to', 'offset'];
const limit = 100;

/** Who opened whose card; those who opened many more than their colleagues stand first in the choice of people. */
export function CardOpenings() {
  const { t } = useTranslation('cards');
  const [query, set] = useQueryState();
  const offset = Number(query.get('offset')) || 0;
  const filter = {
    user: query.get('user'),
    patient: query.get('patient'),
    place: query.get('place') as Opening['place'] | null,
    from: query.get('from'),
    to: query.get('to'),
  };
  const openings = useQuery({
    queryKey: ['cards', filter, offset],
    queryFn: ({ signal }) => api.get('/api/v1/card-openings', { params: { query: { ...filter, offset, limit } }, signal }),
    placeholderData: keepPreviousData,
  });
  const columns = useColumns((change) => set({ offset: null, ...change }));
  const filtered = Object.values(filter).some(Boolean);
  const clear = () => set(Object.fromEntries(names.map((name) => [name, null])));
  const choose = (name: string) => (value: string | null) => set({ [name]: value, offset: null });
  return (
    <>
      <div className="filters">
        <Select
          w={250}
          placeholder={t('who')}
          aria-label={t('who')}
          data={(openings.data?.readers ?? []).map((r) => ({
            value: r.userName,
            label: t('reader', { name: r.name ?? r.userName, count: r.patients }),
          }))}
          value={filter.user}
          onChange={choose('user')}
          searchable
          clearable
        />
        <Select
          w={150}
          placeholder={t('where')}
          aria-label={t('where')}
          data={places.map((value) => ({ value, label: t(`place.${value}`) }))}
          value={filter.place}
          onChange={choose('place')}
          clearable
        />
        <TextInput type="date" w={140} aria-label={t('from')} value={filter.from ?? ''} onChange={(e) => choose('from')(e.currentTarget.value)} />
        <TextInput type="date" w={140} aria-label={t('to')} value={filter.to ?? ''} onChange={(e) => choose('to')(e.currentTarget.value)} />
        {filter.patient && (
          <button type="button" className="chip on" onClick={() => choose('patient')(null)}>
            {t('onePatient', { id: filter.patient.slice(0, 8) })} ×
          </button>
        )}
      </div>
      <Scroll label={t('title')} busy={openings.isPlaceholderData}>
        <Ask query={openings}>
          {({ rows }) =>
            rows.length ? (
              <DataTable rows={rows} columns={columns} id={(row) => row.id} label={t('title')} />
            ) : (
              <Empty kind={filtered ? 'filtered' : 'finished'} title={t('none')} text={t(filtered ? 'noneFiltered' : 'noneText')}>
                {filtered && (
                  <Button variant="default" onClick={clear}>
                    {t('clear')}
                  </Button>
                )}
              </Empty>
            )
          }
        </Ask>
      </Scroll>
      {openings.data && <Pager offset={offset} limit={limit} total={openings.data.total} onOffset={(o) => set({ offset: o || null })} />}
    </>
  );
}

function useColumns(narrow: (change: Record<string, string>) => void) {
  const { t } = useTranslation('cards');
  const f = useFormat();
  const word = useWord();
  // biome-ignore lint/correctness/useExhaustiveDependencies: narrowing sets the address, which is the same for every render
  return useMemo(
    () => [
      column.accessor('at', { header: t('when'), cell: (c) => <span className="nw">{f.dateTime(c.getValue())}</span> }),
      column.accessor('userName', {
        header: t('who'),
        cell: ({ row: { original: o } }) => (
          <span className="col g0">
            <button type="button" className="plain b" style={{ textAlign: 'left' }} onClick={() => narrow({ user: o.userName })}>
              {o.name ?? o.userName}
            </button>
            <span className="s12 dim">{word('role', o.role)}</span>
          </span>
        ),
      }),
      column.accessor('patient', {
        header: t('patient'),
        cell: (c) => (
          <span className="row wrap" style={{ gap: 6 }}>
            <button type="button" className="plain" title={t('onlyPatient')} onClick={() => narrow({ patient: c.getValue() })}>
              <code>{c.getValue().slice(0, 8)}</code>
            </button>
            <Link to={`/patients/${c.getValue()}`} className="s12 desk">
              {t('open')}
            </Link>
          </span>
        ),
      }),
      column.accessor('place', { header: t('where'), cell: (c) => t(`place.${c.getValue()}`), meta: { desk: true } }),
      column.accessor('address', { header: t('address'), cell: (c) => <code className="s12 dim">{c.getValue() ?? ''}</code>, meta: { desk: true } }),
    ],
    [t, f, word],
  );
}
