import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { createColumnHelper } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { mayChangeRules } from '@/Platform/Access/sections';
import { useSession } from '@/Platform/Access/session';
import type { Schemas } from '@/Platform/Api/contract';
import { DataTable } from '@/Platform/Kit/DataTable';
import { useKeys } from '@/Platform/Kit/keys';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask, Empty } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat, useText, useWord } from '@/Platform/Language/useFormat';
import { useTitle } from '@/Platform/Shell/title';
import { InForce } from './InForce';
import { Exchange } from './Publishing/Exchange';
import { NewRule } from './Rules/NewRule';
import { useRuleSets } from './Rules/useRuleSets';
import './studio.css';

type Row = Schemas['RuleSetRow'];
const purposes = ['standard', 'flag', 'class', 'score'] as const;
const stages = ['lead', 'arrival', 'consultation', 'realisation', 'regular'];
const column = createColumnHelper<Row>();

/** Every rule set by stage and purpose: whose it is, what is in force where, and what it said lately. */
export default function RulesPage() {
  const { t } = useTranslation('studio');
  const text = useText();
  const go = useNavigate();
  const [query, set] = useQueryState();
  const [cursor, setCursor] = useState(0);
  const list = useRuleSets(15_000);
  useTitle(t('rules'));
  const may = mayChangeRules(useSession().user.role);
  const columns = useColumns();
  const purpose = query.get('purpose') ?? '';
  const asked = (query.get('q') ?? '').toLowerCase();
  const sets = list.data?.sets ?? [];
  const rows = useMemo(() => {
    const place = (r: Row) => (r.stage ? stages.indexOf(r.stage) : stages.length) * 10 + purposes.indexOf(r.purpose as (typeof purposes)[number]);
    return sets
      .filter((r) => (!purpose || r.purpose === purpose) && (!asked || `${r.name} ${text(r.title)} ${text(r.why)}`.toLowerCase().includes(asked)))
      .sort((a, b) => place(a) - place(b) || text(a.title).localeCompare(text(b.title)));
  }, [sets, purpose, asked, text]);
  const current = Math.min(cursor, rows.length - 1);
  const open = (row?: Row) => {
    if (row) void go(`/rules/${row.name}`);
  };
  useKeys({
    KeyJ: () => setCursor(Math.min(rows.length - 1, current + 1)),
    KeyK: () => setCursor(Math.max(0, current - 1)),
    ArrowDown: () => setCursor(Math.min(rows.length - 1, current + 1)),
    ArrowUp: () => setCursor(Math.max(0, current - 1)),
    Enter: () => open(rows[current]),
  });
  const chip = (id: string) => (
    <button
      key={id}
      type="button"
      className={`tab${purpose === id ? ' on' : ''}`}
      aria-pressed={purpose === id}
      onClick={() => set({ purpose: id || null })}
      data-testid={`tab-${id || 'all'}`}
    >
      {t(`purposes.${id || 'all'}`)}
      <span className="n">{list.data ? sets.filter((r) => !id || r.purpose === id).length : ''}</span>
    </button>
  );
  return (
    <div className="page">
      <div className="phead desk">
        <h1 className="t1 nw">{t('rules')}</h1>
        <span className="dim cut grow">{t('rulesSummary')}</span>
        <Exchange kind="rules" may={mayChangeRules(useSession().user.role)} />
        <Link to="/workflows">{t('workflows')}</Link>
        {may && (
          <Button leftSection={<IconPlus size={14} />} onClick={() => set({ new: '1' })} data-testid="new-rule">
            {t('newRule')}
          </Button>
        )}
      </div>
      <nav className="tabs" aria-label={t('purpose')}>
        {['', ...purposes].map(chip)}
      </nav>
      <div className="filters">
        <TextInput
          w={260}
          leftSection={<IconSearch size={14} />}
          placeholder={t('search')}
          aria-label={t('search')}
          value={query.get('q') ?? ''}
          onChange={(e) => set({ q: e.currentTarget.value })}
        />
      </div>
      <Scroll label={t('rules')}>
        <Ask query={list}>
          {() =>
            rows.length ? (
              <DataTable rows={rows} columns={columns} id={(r) => r.name} label={t('rules')} selected={rows[current]?.name ?? null} onOpen={open} />
            ) : (
              <Empty kind="filtered" title={t('nothing')} text={t('nothingText')} />
            )
          }
        </Ask>
      </Scroll>
      {query.get('new') && may && <NewRule taken={sets.map((r) => r.name)} onClose={() => set({ new: null })} />}
    </div>
  );
}

function useColumns() {
  const { t } = useTranslation('studio');
  const f = useFormat();
  const text = useText();
  const word = useWord();
  const { locations } = useSession();
  return useMemo(() => {
    const placeName = (id: string) => locations.find((l) => l.id === id)?.name ?? id;
    return [
      column.accessor('stage', {
        header: t('column.stage'),
        cell: (c) => <span className="dim nw">{c.getValue() ? word('stageShort', c.getValue()) : t('anyStage')}</span>,
        meta: { desk: true, width: 110 },
      }),
      column.accessor('title', {
        header: t('column.set'),
        cell: ({ row: { original: r } }) => (
          <span className="col g0">
            <Link to={`/rules/${r.name}`} className="b plain">
              {text(r.title)}
            </Link>
            <span className="s12 dim clamp">{text(r.why)}</span>
            {r.health && (
              <Link to={`/rules/${r.name}`}>
                <Status kind={r.health.off ? 'bad' : 'warn'}>
                  {r.health.off ? t('ruleOff') : t('failing', { share: f.percent(r.health.share) })}
                </Status>
              </Link>
            )}
          </span>
        ),
      }),
      column.accessor('purpose', { header: t('column.purpose'), cell: (c) => t(`purposeOf.${c.getValue()}`), meta: { desk: true, width: 96 } }),
      column.accessor('owner', { header: t('column.owner'), cell: (c) => word('role', c.getValue()), meta: { desk: true, width: 150 } }),
      column.accessor('locations', {
        header: t('column.where'),
        cell: ({ row: { original: r } }) => (
          <span className="col g0">
            <span>{t('everywhere')}</span>
            {r.locations.length + r.specialties.length > 0 && (
              <span className="s12 dim">
                {t('ownNorms', { where: [...r.locations.map(placeName), ...r.specialties.map((s) => word('specialty', s))].join(', ') })}
              </span>
            )}
          </span>
        ),
        meta: { desk: true },
      }),
      column.accessor('inForce', { header: t('column.version'), cell: (c) => <InForce version={c.getValue()} />, meta: { desk: true, width: 130 } }),
      column.accessor('flagged', {
        header: t('column.flagged'),
        cell: ({ row: { original: r } }) => {
          const said = r.flagged;
          if (!said) return <span className="dim">—</span>;
          const n = said.of ? t('nOf', { n: f.n(said.n), of: f.n(said.of) }) : f.n(said.n);
          return (
            <span className="col g0">
              <span>{said.what === 'deviations' ? <Link to={`/deviations?standard=${r.name}`}>{n}</Link> : n}</span>
              <span className="s12 dim nw">{t(said.what === 'deviations' ? 'deviationsLately' : 'openItems', { count: said.days ?? 0 })}</span>
              <span className="s12 dim nw">{t('thisWeek', { n: f.n(r.became?.week ?? 0) })}</span>
            </span>
          );
        },
        meta: { num: true, width: 130 },
      }),
      column.accessor('became', {
        header: t('column.became'),
        cell: (c) => {
          const b = c.getValue();
          if (!b || b.of === 0) return <span className="dim">—</span>;
          return (
            <span className="col g0">
              <span>{t('nOf', { n: f.n(b.wentOn), of: f.n(b.of) })}</span>
              <span className="s12 dim nw">{t('wentOn', { closed: f.n(b.closed) })}</span>
            </span>
          );
        },
        meta: { num: true, desk: true, width: 138 },
      }),
    ];
  }, [t, f, text, word, locations]);
}
