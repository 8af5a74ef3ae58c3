import { ActionIcon } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconLayoutList, IconLayoutRows } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { usePlace } from '@/Platform/Access/place';
import { useSession } from '@/Platform/Access/session';
import { type Lane, lanes } from '@/Platform/Api/contract';
import { Failed } from '@/Platform/Kit/States';
import { useFormat } from '@/Platform/Language/useFormat';
import { useTitle } from '@/Platform/Shell/title';
import { ListGrid } from '@/Work/List/ListGrid';
import { ListTabs } from '@/Work/List/ListTabs';
import { SavedViews } from '@/Work/List/SavedViews';
import { useCursor } from '@/Work/List/useCursor';
import { useDensity } from '@/Work/List/useDensity';
import { useOpen } from '@/Work/List/useOpen';
import { Hints } from '@/Work/Queue/Hints';
import { Cards } from './Cards';
import { Detail } from './Detail';
import { EmptyWork } from './EmptyWork';
import { Filters } from './Filters';
import { Row } from './Row';
import { aheadOf, idOf, useRows, useView } from './rows';
import { plain, readView, writeView } from './view';
import '@/Work/Queue/queue.css';
import './work.css';

const columns = {
  two: '150px minmax(0, 1fr) 130px 60px 118px',
  one: '150px minmax(0, 0.9fr) 130px 60px 118px minmax(0, 1.2fr)',
};

export const ahead = aheadOf(false);

/** What each role has to do today, in the same list as the plan queue. */
export default function MyWorkPage() {
  const { t } = useTranslation(['work', 'list', 'queue']);
  const f = useFormat();
  const { item = null } = useParams();
  const { search } = useLocation();
  const { user } = useSession();
  const [view, setView] = useView();
  const place = usePlace();
  const rows = useRows(view, place?.id ?? null);
  const open = useOpen('work');
  const phone = useMediaQuery('(max-width: 719px)', window.innerWidth < 720) ?? false;
  const [dense, turnDensity] = useDensity();
  const [filtering, setFiltering] = useState(false);
  const leave = useRef<() => boolean>(() => true);
  const { cursor, position, move, close, choose } = useCursor({
    rows,
    idOf,
    opened: item,
    open,
    leave,
    onDensity: turnDensity,
    onFilter: () => setFiltering(true),
  });
  useTitle(phone && item && position >= 0 && rows.total ? t('queue:position', { n: f.n(position + 1), of: f.n(rows.total) }) : t('title'));
  const detail = item && (
    <Detail key={item} id={item} phone={phone} onClose={close} onNext={() => move(1)} onPrevious={() => move(-1)} leave={leave} />
  );
  if (phone && detail) return detail;
  const one = dense && !item;
  const to = (tab: Lane) => ({ pathname: '/work', search: writeView({ ...view, tab }, new URLSearchParams(search)).toString() });
  const ready = [
    { name: t('view.usual'), query: '' },
    { name: t('view.mine'), query: 'owner=me' },
    { name: t('view.late'), query: 'overdue=true' },
  ];
  const anyTab = writeView({ ...view, tab: plain.tab }).toString();
  const head = ['who', 'what', 'owner', 'attempts', 'due', ...(one ? ['why'] : [])];
  return (
    <>
      <div className="page">
        <div className="phead desk">
          <h1 className="t1 nw">{t('title')}</h1>
          <span className="dim cut grow">{rows.summary && t('tasks', { count: rows.summary.counts.now, n: f.n(rows.summary.counts.now) })}</span>
          <SavedViews
            list="work"
            query={writeView(view).toString()}
            ready={ready}
            active={ready.find((v) => v.query === anyTab)?.name}
            onApply={(saved, keepTab) => {
              const next = readView(new URLSearchParams(saved.query));
              setView({ ...next, tab: keepTab ? view.tab : next.tab });
            }}
          />
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t(dense ? 'list:twoLines' : 'list:oneLine')}
            title={t(dense ? 'list:twoLines' : 'list:oneLine')}
            aria-pressed={dense}
            onClick={turnDensity}
            data-testid="density"
          >
            {dense ? <IconLayoutRows size={16} /> : <IconLayoutList size={16} />}
          </ActionIcon>
        </div>
        <ListTabs
          label={t('tabs')}
          active={view.tab}
          tabs={lanes.map((tab) => ({ key: tab, name: t(`tab.${tab}`), count: rows.summary?.counts[tab], to: to(tab) }))}
        />
        <Filters summary={rows.summary} opened={filtering} onOpened={setFiltering} />
        {rows.error ? (
          <Failed error={rows.error} again={rows.again} />
        ) : rows.total === 0 ? (
          <EmptyWork rows={rows} />
        ) : phone ? (
          <Cards rows={rows} cursor={cursor} onOpen={choose} />
        ) : (
          <ListGrid
            label={`${t('title')}, ${user.name}`}
            rows={rows}
            idOf={idOf}
            columns={one ? columns.one : columns.two}
            head={
              <div className="qr h" role="row" aria-rowindex={1}>
                {head.map((key) => (
                  <span key={key} role="columnheader" className={`cut${key === 'attempts' ? ' num' : ''}`} title={t(`column.${key}`)}>
                    {t(`column.${key}`)}
                  </span>
                ))}
              </div>
            }
            view={view}
            cursor={cursor}
            open={item}
            dense={one}
            onOpen={choose}
            Row={Row}
          />
        )}
        <Hints open={item !== null} />
      </div>
      {detail}
    </>
  );
}
