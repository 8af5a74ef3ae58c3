import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconAlertTriangle, IconPlayerTrackNext } from '@tabler/icons-react';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'react-router';
import { usePlace } from '@/Platform/Access/place';
import { useSession } from '@/Platform/Access/session';
import type { Lane } from '@/Platform/Api/contract';
import { Key } from '@/Platform/Kit/Small';
import { Empty, Failed } from '@/Platform/Kit/States';
import { useFormat } from '@/Platform/Language/useFormat';
import { useTitle } from '@/Platform/Shell/title';
import { ListGrid } from '@/Work/List/ListGrid';
import { ListTabs } from '@/Work/List/ListTabs';
import { useCursor } from '@/Work/List/useCursor';
import { free } from '@/Work/List/useLease';
import { useOpen } from '@/Work/List/useOpen';
import { Cards } from '../MyWork/Cards';
import { EmptyWork } from '../MyWork/EmptyWork';
import { aheadOf, idOf, useRows, useView } from '../MyWork/rows';
import { writeView } from '../MyWork/view';
import { DayLine } from './Aside';
import { CallPanel } from './CallPanel';
import { DeskRow } from './DeskRow';
import { useDay, useNext } from './desk';
import '@/Work/Queue/queue.css';
import '@/Work/MyWork/work.css';
import './recall.css';

const tabs: Lane[] = ['now', 'later', 'put-off', 'manual'];

export const ahead = aheadOf(true);

/** Who to call now: the list on the left, the call in the middle, what one wants to know beside it. */
export default function RecallPage() {
  const { t } = useTranslation(['recall', 'work', 'queue']);
  const f = useFormat();
  const { item = null } = useParams();
  const { search } = useLocation();
  const { data } = useSession();
  const [view] = useView();
  const place = usePlace();
  const rows = useRows(view, place?.id ?? null, true);
  const open = useOpen('recall');
  const phone = useMediaQuery('(max-width: 719px)', window.innerWidth < 720) ?? false;
  const leave = useRef<() => boolean>(() => true);
  const [done, setDone] = useState(false);
  const { data: day } = useDay();
  const given = useCallback(
    (next: string | null) => {
      // A call that began meanwhile is not left for it.
      if (!leave.current()) {
        if (next) free(next);
        return;
      }
      setDone(next === null);
      open(next);
    },
    [open],
  );
  const next = useNext(given);
  const ask = () => {
    if (!item || leave.current()) next.ask(item ? [item] : []);
  };
  const { cursor, close, choose } = useCursor({ rows, idOf, opened: item, open, leave, onNext: ask });
  useTitle(t('title'));
  const panel = item && (
    <CallPanel
      key={item}
      id={item}
      phone={phone}
      leave={leave}
      leaving={next.pending}
      onClose={close}
      onNext={() => next.ask([item])}
      onOpen={(other) => {
        if (leave.current()) open(other);
      }}
    />
  );
  if (phone && panel) return panel;
  const to = (tab: Lane) => ({ pathname: '/recall', search: writeView({ ...view, tab }, new URLSearchParams(search)).toString() });
  const unfinished = day?.unfinished && day.unfinished.item !== item ? day.unfinished : null;
  return (
    <>
      <section className="desk-list" aria-label={t('title')}>
        <div className="phead" style={{ paddingBottom: 2 }}>
          <h1 className="t1 desk">{t('title')}</h1>
          <span className="dim grow cut desk">{rows.summary && t('today', { n: f.n(rows.summary.counts.now) })}</span>
        </div>
        <ListTabs
          label={t('work:tabs')}
          active={view.tab}
          tabs={tabs.map((tab) => ({ key: tab, name: t(`work:tab.${tab}`), count: rows.summary?.counts[tab], to: to(tab) }))}
        />
        {unfinished && (
          <button
            type="button"
            className="band soft-warn row s12"
            style={{ margin: 8 }}
            onClick={() => open(unfinished.item)}
            data-testid="unfinished"
          >
            <IconAlertTriangle size={14} className="warn fix" aria-hidden />
            <span>{t('unfinished', { name: unfinished.name, at: f.time(unfinished.since) })}</span>
          </button>
        )}
        {rows.error ? (
          <Failed error={rows.error} again={rows.again} />
        ) : rows.total === 0 ? (
          <EmptyWork rows={rows} />
        ) : phone ? (
          <Cards rows={rows} cursor={cursor} onOpen={choose} />
        ) : (
          <ListGrid
            label={t('title')}
            rows={rows}
            idOf={idOf}
            columns="minmax(0, 1fr) auto"
            head={null}
            view={view}
            cursor={cursor}
            open={item}
            dense={false}
            onOpen={choose}
            Row={DeskRow}
          />
        )}
        <div className="sec pinned">
          <Button
            fullWidth
            leftSection={<IconPlayerTrackNext size={15} />}
            rightSection={phone ? undefined : <Key>N</Key>}
            variant={item ? 'default' : 'filled'}
            loading={next.pending}
            onClick={ask}
            data-testid="next-call"
          >
            {t('next')}
          </Button>
        </div>
      </section>
      {panel}
      {!panel && !phone && (
        <div className="page">
          <Empty
            kind={data.state === 'silent' ? 'failed' : 'finished'}
            title={t(done ? 'allDone' : data.state === 'silent' ? 'queue:empty.silent' : 'ready')}
            text={t(done ? 'allDoneText' : 'readyText')}
          />
          <div style={{ marginTop: 'auto' }}>
            <DayLine />
          </div>
        </div>
      )}
    </>
  );
}
