import { useQuery } from '@tanstack/react-query';
import { createColumnHelper } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { DataTable } from '@/Platform/Kit/DataTable';
import { useKeys } from '@/Platform/Kit/keys';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask } from '@/Platform/Kit/States';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';
import { useTitle } from '@/Platform/Shell/title';
import { InForce } from './InForce';
import './studio.css';

type Row = Schemas['WorkflowRow'];
const column = createColumnHelper<Row>();

/** Every workflow with how many journeys it runs now, and how many of them are late. */
export default function WorkflowsPage() {
  const { t } = useTranslation('studio');
  const f = useFormat();
  const text = useText();
  const word = useWord();
  const go = useNavigate();
  const [cursor, setCursor] = useState(0);
  const list = useQuery({
    queryKey: ['definitions', 'workflows'],
    queryFn: ({ signal }) => api.get('/api/v1/workflows', { signal }),
    refetchInterval: 15_000,
  });
  useTitle(t('workflows'));
  const columns = useMemo(
    () => [
      column.accessor('title', {
        header: t('column.workflow'),
        cell: ({ row: { original: w } }) => (
          <Link to={`/workflows/${w.name}`} className="b plain">
            {text(w.title)}
          </Link>
        ),
      }),
      column.accessor('stage', {
        header: t('column.runs'),
        cell: ({ row: { original: w } }) => (w.stage ? word('stage', w.stage) : w.subject ? t(`subject.${w.subject}`, w.subject) : '—'),
        meta: { desk: true },
      }),
      column.accessor('owner', { header: t('column.owner'), cell: (c) => word('role', c.getValue()), meta: { desk: true } }),
      column.accessor('activities', { header: t('column.activities'), cell: (c) => f.n(c.getValue()), meta: { num: true, desk: true } }),
      column.accessor('inForce', { header: t('column.version'), cell: (c) => <InForce version={c.getValue()} /> }),
      column.accessor('running', { header: t('column.running'), cell: (c) => f.n(c.getValue()), meta: { num: true } }),
      column.accessor('late', {
        header: t('column.late'),
        cell: (c) => (c.getValue() ? <span className="bad">{f.n(c.getValue())}</span> : '0'),
        meta: { num: true },
      }),
    ],
    [t, f, text, word],
  );
  const rows = [...(list.data?.workflows ?? [])];
  const current = Math.min(cursor, rows.length - 1);
  const open = (row?: Row) => {
    if (row) void go(`/workflows/${row.name}`);
  };
  useKeys({
    KeyJ: () => setCursor(Math.min(rows.length - 1, current + 1)),
    KeyK: () => setCursor(Math.max(0, current - 1)),
    Enter: () => open(rows[current]),
  });
  return (
    <div className="page">
      <div className="phead desk">
        <h1 className="t1 nw">{t('workflows')}</h1>
        <span className="dim cut grow">{t('workflowsSummary')}</span>
        <Link to="/rules">{t('rules')}</Link>
      </div>
      <Scroll label={t('workflows')}>
        <Ask query={list}>
          {() => (
            <DataTable rows={rows} columns={columns} id={(w) => w.name} label={t('workflows')} selected={rows[current]?.name ?? null} onOpen={open} />
          )}
        </Ask>
      </Scroll>
    </div>
  );
}
