import { createColumnHelper } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSession } from '@/Platform/Access/session';
import { DataTable } from '@/Platform/Kit/DataTable';
import { useKeys } from '@/Platform/Kit/keys';
import { Pager } from '@/Platform/Kit/Pager';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask, Empty } from '@/Platform/Kit/States';
import { Status } from '@/Platform/Kit/Status';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useFormat } from '@/Platform/Language/useFormat';
import { type CheckLine, useChecks } from './api';
import { Hints } from './Hints';
import { monthOf } from './month';

const column = createColumnHelper<CheckLine>();
const limit = 100;
const states = ['open', 'done', 'void'] as const;

/** The checks of whoever looks, or all: what is due first, one key to the next. */
export function Checks() {
  const { t } = useTranslation('audits');
  const f = useFormat();
  const go = useNavigate();
  const { user } = useSession();
  const [query, set] = useQueryState();
  const status = query.get('status') ?? 'open';
  const whose = query.get('whose') ?? (user.role === 'quality' ? 'all' : 'me');
  const offset = Number(query.get('offset')) || 0;
  const checks = useChecks({ status, whose, offset, limit });
  const [cursor, setCursor] = useState(0);
  const rows = checks.data?.rows ?? [];
  const current = Math.min(cursor, Math.max(0, rows.length - 1));
  const move = (by: number) => setCursor(Math.min(Math.max(0, current + by), Math.max(0, rows.length - 1)));
  const open = (row?: CheckLine) => row && void go(`/audits/checks/${row.id}`);
  useKeys({ KeyJ: () => move(1), KeyK: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: () => open(rows[current]) });
  const columns = useMemo(
    () => [
      column.accessor('kind', {
        header: t('column.what'),
        cell: ({ row: { original: c } }) => (
          <span className="col g0">
            <span className="b">{t(`check.${c.kind}`)}</span>
            {c.second && <span className="s12 dim">{t('secondCheck')}</span>}
          </span>
        ),
      }),
      column.accessor('staff', { header: t('column.staff'), cell: (c) => <span className="nw">{c.getValue().name}</span> }),
      column.accessor('at', {
        header: t('column.at'),
        cell: (c) => <span className="dim nw">{f.dateTime(c.getValue())}</span>,
        meta: { desk: true },
      }),
      column.accessor('period', {
        header: t('column.period'),
        cell: (c) => <span className="dim">{monthOf(f, c.getValue())}</span>,
        meta: { desk: true },
      }),
      column.accessor('auditor', {
        header: t('column.auditor'),
        cell: (c) => <span className="dim nw">{c.getValue()?.name ?? t('nobody')}</span>,
        meta: { desk: true },
      }),
      column.display({
        id: 'result',
        header: status === 'open' ? t('column.due') : t('column.result'),
        cell: ({ row: { original: c } }) =>
          c.status === 'open' ? (
            new Date(c.due) < f.now() ? (
              <Status kind="bad">{f.shortDate(c.due)}</Status>
            ) : (
              <span className="nw">{f.shortDate(c.due)}</span>
            )
          ) : c.status === 'void' ? (
            <Status kind="info">{t('status.void')}</Status>
          ) : (
            <Status kind={c.failed ? 'bad' : 'good'}>
              {t(c.failed ? 'status.failed' : 'status.done')}
              {c.score !== null && `, ${f.percent(c.score)}`}
            </Status>
          ),
      }),
    ],
    [t, f, status],
  );
  return (
    <>
      <div className="filters">
        {states.map((s) => (
          <button
            key={s}
            type="button"
            className={`chip${s === status ? ' on' : ''}`}
            aria-pressed={s === status}
            onClick={() => set({ status: s, offset: null })}
            data-testid={`state-${s}`}
          >
            {t(`checks.${s}`)}
            <span className="n">{checks.data ? f.n(checks.data.counts[s] ?? 0) : ''}</span>
          </button>
        ))}
        <span className="grow" />
        {(['me', 'all'] as const).map((w) => (
          <button
            key={w}
            type="button"
            className={`chip${w === whose ? ' on' : ''}`}
            aria-pressed={w === whose}
            onClick={() => set({ whose: w, offset: null })}
          >
            {t(`whose.${w}`)}
          </button>
        ))}
      </div>
      <Scroll label={t('tab.checks')} busy={checks.isPlaceholderData}>
        <Ask query={checks}>
          {(data) =>
            data.rows.length ? (
              <DataTable
                rows={data.rows}
                columns={columns}
                id={(c) => c.id}
                label={t('tab.checks')}
                selected={rows[current]?.id ?? null}
                onOpen={open}
              />
            ) : (
              <Empty kind={status === 'open' ? 'finished' : 'filtered'} title={t(`noChecks.${status}`)} text={t(`noChecks.${status}Text`)} />
            )
          }
        </Ask>
      </Scroll>
      {checks.data && <Pager offset={offset} limit={limit} total={checks.data.counts[status] ?? 0} onOffset={(o) => set({ offset: o || null })} />}
      <Hints keys={['move', 'open']} />
    </>
  );
}
