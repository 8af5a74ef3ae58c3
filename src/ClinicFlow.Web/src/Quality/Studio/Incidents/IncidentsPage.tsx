import { Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { usePlace } from '@/Platform/Access/place';
import { mayChangeRules } from '@/Platform/Access/sections';
import { useSession } from '@/Platform/Access/session';
import type { Schemas } from '@/Platform/Api/contract';
import { api } from '@/Platform/Api/http';
import { DataTable } from '@/Platform/Kit/DataTable';
import { Pager } from '@/Platform/Kit/Pager';
import { Scroll } from '@/Platform/Kit/Scroll';
import { Ask, Empty } from '@/Platform/Kit/States';
import { useOpenRow } from '@/Platform/Kit/useOpenRow';
import { useQueryState } from '@/Platform/Kit/useQueryState';
import { useText } from '@/Platform/Language/useFormat';
import { useTitle } from '@/Platform/Shell/title';
import { useColumns } from './columns';
import { Resolve } from './Resolve';

export type Incident = Schemas['IncidentRow'];
export type Group = Schemas['IncidentGroup'];
const limit = 100;
const keyOf = (g: Pick<Group, 'workflow' | 'activity' | 'code'>) => `${g.workflow}/${g.activity}/${g.code}`;
const belongs = (g: Group, chosen: string | null) => chosen !== null && `${keyOf(g)}/`.startsWith(`${chosen}/`);

/** What can't go on by itself: retried, skipped or moved on by a person with a reason, one or all of one activity. */
export default function IncidentsPage() {
  const { t } = useTranslation('incidents');
  const text = useText();
  const go = useNavigate();
  const place = usePlace();
  const able = mayChangeRules(useSession().user.role);
  const [query, set] = useQueryState();
  const offset = Number(query.get('offset')) || 0;
  const chosen = query.get('of');
  const [workflow, activity, code] = chosen?.split('/') ?? [];
  const filter = { workflow, activity, code, location: place?.id };
  const list = useQuery({
    queryKey: ['incidents', filter, offset],
    queryFn: ({ signal }) => api.get('/api/v1/incidents', { params: { query: { ...filter, offset, limit } }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  useTitle(t('title'));
  const columns = useColumns();
  const rows = list.data?.rows ?? [];
  const groups = list.data?.groups ?? [];
  const { open, selected, show, close } = useOpenRow(rows, {
    keys: (current) => ({
      KeyO: () => {
        if (current?.journey) void go(`/journeys/${current.journey}`);
      },
    }),
  });
  const group = open && groups.find((g) => keyOf(g) === keyOf(open));
  return (
    <>
      <div className="page">
        <div className="phead desk">
          <h1 className="t1 nw">{t('title')}</h1>
          <span className="dim cut grow">{t('summary')}</span>
          <Link to="/workflows">{t('workflows')}</Link>
        </div>
        {groups.length > 0 && (
          <div className="filters" data-testid="incident-groups">
            {groups.map((g) => (
              <button
                key={keyOf(g)}
                type="button"
                className={`chip${belongs(g, chosen) ? ' on' : ''}`}
                aria-pressed={belongs(g, chosen)}
                onClick={() => set({ of: belongs(g, chosen) ? null : keyOf(g), offset: null, open: null })}
              >
                {text(g.workflowTitle)}: {text(g.activityTitle)} <span className="n">{g.n}</span>
              </button>
            ))}
          </div>
        )}
        <Scroll label={t('title')} busy={list.isPlaceholderData}>
          <Ask query={list}>
            {() =>
              rows.length ? (
                <DataTable rows={rows} columns={columns} id={(row) => row.id} label={t('title')} selected={selected} onOpen={(_, i) => show(i)} />
              ) : chosen ? (
                <Empty kind="filtered" title={t('noneOf')} text={t('noneOfText')}>
                  <Button variant="default" onClick={() => set({ of: null, offset: null })}>
                    {t('all')}
                  </Button>
                </Empty>
              ) : (
                <Empty kind="finished" title={t('none')} text={t('noneText')} />
              )
            }
          </Ask>
        </Scroll>
        {list.data && <Pager offset={offset} limit={limit} total={list.data.total} onOffset={(o) => set({ offset: o || null, open: null })} />}
      </div>
      {open && <Resolve key={open.id} incident={open} group={group ?? null} able={able} onClose={close} />}
    </>
  );
}
