import { useQuery } from '@tanstack/react-query';
import { createColumnHelper } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { usePlace } from '@/Platform/Access/place';
import { mayChangeRules } from '@/Platform/Access/sections';
import { useSession } from '@/Platform/Access/session';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { DataTable } from '@/Platform/Kit/DataTable';
import { useKeys } from '@/Platform/Kit/keys';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask, Empty } from '@/Platform/Kit/States';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';
import { useTitle } from '@/Platform/Shell/title';
import { InForce } from './InForce';
import { Exchange } from './Publishing/Exchange';
import './studio.css';

type Row = Schemas['WorkflowRow'];
const column = createColumnHelper<Row>();

const stages = ['lead', 'arrival', 'consultation', 'realisation', 'regular'];
const subjectOf = (w: Row) => w.subject ?? 'journey';
/** The stages in their order first, then what follows a plan, a patient or a cycle. */
const order = (w: Row) => (w.stage ? stages.indexOf(w.stage) : stages.length);

/** Every workflow with how many journeys it runs now, and how many of them are late. */
export default function WorkflowsPage() {
  const { t } = useTranslation('studio');
  const f = useFormat();
  const text = useText();
  const word = useWord();
  const go = useNavigate();
  const location = usePlace()?.id;
  const [query, set] = useQueryState();
  const about = query.get('about');
  const [cursor, setCursor] = useState(0);
  const list = useQuery({
    queryKey: ['definitions', 'workflows', location],
    queryFn: ({ signal }) => api.get('/api/v1/workflows', { params: { query: { location } }, signal }),
    refetchInterval: 15_000,
  });
  const incidents = useQuery({
    queryKey: ['incidents', 'counts', location],
    queryFn: ({ signal }) => api.get('/api/v1/incidents', { params: { query: { location, limit: 0 } }, signal }),
  });
  const stuck = incidents.data?.groups;
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
      column.accessor('versions', {
        header: t('column.inUse'),
        cell: ({ row: { original: w } }) =>
          w.versions.length === 0 ? (
            <span className="dim">{t('noneRuns')}</span>
          ) : (
            <span className="s12">{w.versions.map((v) => t('runsOn', { n: f.n(v.running), version: v.version })).join(', ')}</span>
          ),
        meta: { desk: true },
      }),
      column.accessor('late', {
        header: t('column.late'),
        cell: (c) => (c.getValue() ? <span className="bad">{f.n(c.getValue())}</span> : '0'),
        meta: { num: true },
      }),
      column.display({
        id: 'incidents',
        header: t('column.incidents'),
        cell: ({ row: { original: w } }) => {
          const n = stuck?.filter((g) => g.workflow === w.name).reduce((sum, g) => sum + g.n, 0);
          if (!n) return n === undefined ? '—' : '0';
          return (
            <Link className="bad" to={`/incidents?workflow=${w.name}`}>
              {f.n(n)}
            </Link>
          );
        },
        meta: { num: true },
      }),
    ],
    [t, f, text, word, stuck],
  );
  const all = list.data?.workflows ?? [];
  const subjects = [...new Set(all.map(subjectOf))];
  const rows = all.filter((w) => !about || subjectOf(w) === about).sort((a, b) => order(a) - order(b));
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
        <Exchange kind="workflows" may={mayChangeRules(useSession().user.role)} />
        <Link to="/rules">{t('rules')}</Link>
      </div>
      {subjects.length > 1 && (
        <div className="filters" role="group" aria-label={t('column.runs')}>
          {[null, ...subjects].map((s) => (
            <button
              key={s ?? ''}
              type="button"
              className={`chip${about === s ? ' on' : ''}`}
              aria-pressed={about === s}
              onClick={() => set({ about: s })}
              data-testid={`about-${s ?? 'all'}`}
            >
              {t(`about.${s ?? 'all'}`, s ?? '')}
            </button>
          ))}
        </div>
      )}
      <Scroll label={t('workflows')}>
        <Ask query={list}>
          {() =>
            rows.length === 0 ? (
              <Empty kind={about ? 'filtered' : 'finished'} title={t('noWorkflows')} text={t(about ? 'noWorkflowsOf' : 'noWorkflowsText')} />
            ) : (
              <DataTable
                rows={rows}
                columns={columns}
                id={(w) => w.name}
                label={t('workflows')}
                selected={rows[current]?.name ?? null}
                onOpen={open}
              />
            )
          }
        </Ask>
      </Scroll>
    </div>
  );
}
