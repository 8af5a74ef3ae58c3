import { Button, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { usePlace } from '@/Platform/Access/place';
import type { PatientRow } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { DataTable } from '@/Platform/Kit/DataTable';
import { useKeys } from '@/Platform/Kit/keys';
import { Pager } from '@/Platform/Kit/Pager';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask, Empty } from '@/Platform/Kit/States';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat, useWord } from '@/Platform/Language/useFormat';
import { useTitle } from '@/Platform/Shell/title';
import { useColumns } from './columns';

const limit = 100;
const segments = ['in-treatment', 'treatment-completed', 'beginning', 'best', 'sleeping', 'churned'];

/** Search by name, phone or card. What was typed is sent by POST and never stands in the address. */
export default function PatientsPage() {
  const { t } = useTranslation('patients');
  const word = useWord();
  const f = useFormat();
  const place = usePlace();
  const go = useNavigate();
  const [query, set] = useQueryState();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 250);
  const [cursor, setCursor] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const segment = query.get('segment');
  const offset = Number(query.get('offset')) || 0;
  const found = useQuery({
    queryKey: ['patients', asked, segment, place?.id, offset],
    queryFn: ({ signal }) => api.post('/api/v1/patients/search', { body: { text: asked, location: place?.id, segment, offset, limit }, signal }),
    placeholderData: keepPreviousData,
  });
  useTitle(t('title'));
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search starts at its first row
  useEffect(() => setCursor(0), [asked, segment, offset]);
  const rows = found.data?.rows ?? [];
  const open = (row?: PatientRow) => row && void go(`/patients/${row.patient}`);
  const move = (by: number) => setCursor((c) => Math.min(Math.max(0, c + by), Math.max(0, rows.length - 1)));
  useKeys({
    KeyJ: () => move(1),
    KeyK: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => open(rows[cursor]),
    Slash: () => field.current?.focus(),
  });
  return (
    <div className="page">
      <div className="phead">
        <h1 className="t1 desk">{t('title')}</h1>
        <TextInput
          ref={field}
          className="grow"
          style={{ maxWidth: 420 }}
          leftSection={<IconSearch size={15} />}
          placeholder={t('hint')}
          aria-label={t('hint')}
          value={text}
          onChange={(e) => {
            setText(e.currentTarget.value);
            if (offset) set({ offset: null });
          }}
          data-testid="patient-search"
        />
        <Select
          placeholder={t('anySegment')}
          aria-label={t('segment')}
          data={segments.map((value) => ({ value, label: word('segment', value) }))}
          value={segment}
          onChange={(value) => set({ segment: value, offset: null })}
          clearable
          w={190}
        />
      </div>
      <Scroll label={t('title')} busy={found.isPlaceholderData}>
        <Ask query={found}>
          {(data) =>
            data.rows.length ? (
              <Table rows={data.rows} selected={rows[cursor]?.patient ?? null} onOpen={open} />
            ) : asked || segment ? (
              <Empty kind="filtered" title={t('none')} text={t('noneText')}>
                <Button
                  variant="default"
                  onClick={() => {
                    setText('');
                    set({ segment: null, offset: null });
                  }}
                >
                  {t('clear')}
                </Button>
              </Empty>
            ) : (
              <Empty kind="finished" title={t('noPatients')} text={t('noPatientsText')} />
            )
          }
        </Ask>
      </Scroll>
      {found.data && <Pager offset={offset} limit={limit} total={found.data.total} onOffset={(o) => set({ offset: o || null })} />}
      <span className="sr" role="status">
        {found.data && t('found', { count: found.data.total, n: f.n(found.data.total) })}
      </span>
    </div>
  );
}

function Table({ rows, selected, onOpen }: { rows: PatientRow[]; selected: string | null; onOpen: (row: PatientRow) => void }) {
  const { t } = useTranslation('patients');
  const columns = useColumns();
  return <DataTable rows={rows} columns={columns} id={(row) => row.patient} label={t('title')} selected={selected} onOpen={onOpen} />;
}
