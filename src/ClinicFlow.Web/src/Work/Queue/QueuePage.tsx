import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { usePlace } from '@/Platform/Access/place';
import { useKeys } from '@/Platform/Kit/keys';
import { Failed } from '@/Platform/Kit/States';
import { useFormat } from '@/Platform/Language/useFormat';
import { useTitle } from '@/Platform/Shell/title';
import { Cards } from './Cards';
import { Detail } from './Detail/Detail';
import { EmptyQueue } from './EmptyQueue';
import { Filters } from './Filters';
import { Grid } from './Grid';
import { Head } from './Head';
import { Hints } from './Hints';
import { useRows } from './plans';
import { Tabs } from './Tabs';
import { useDensity } from './useDensity';
import { useOpen, useView } from './useView';
import './queue.css';

/** The heart of the client: the list on the left, the open row on the right; on a phone one of them. */
export default function QueuePage() {
  const { t } = useTranslation('queue');
  const f = useFormat();
  const { plan = null } = useParams();
  const [view] = useView();
  const place = usePlace();
  const rows = useRows(view, place?.id ?? null);
  const open = useOpen();
  const phone = useMediaQuery('(max-width: 719px)', window.innerWidth < 720) ?? false;
  const [dense, turnDensity] = useDensity();
  const [cursor, setCursor] = useState(0);
  const [filtering, setFiltering] = useState(false);
  const leave = useRef<() => boolean>(() => true);
  const position = plan ? rows.indexOf(plan) : -1;
  const current = position >= 0 ? position : cursor;
  useTitle(phone && plan && position >= 0 && rows.total ? t('position', { n: f.n(position + 1), of: f.n(rows.total) }) : t('title'));
  useEffect(() => {
    if (position >= 0) setCursor(position);
  }, [position]);

  const move = (by: number) => {
    const next = Math.min(Math.max(0, current + by), Math.max(0, (rows.total ?? 1) - 1));
    if (next === current && plan) return;
    if (plan && !leave.current()) return;
    setCursor(next);
    rows.show(Math.max(0, next - 20), next + 20);
    const row = rows.at(next);
    if (plan && row) open(row.id);
  };
  const close = () => {
    if (leave.current()) open(null);
  };
  const choose = (id: string, index: number) => {
    if (plan && plan !== id && !leave.current()) return;
    setCursor(index);
    open(id, plan !== null);
  };
  useKeys({
    KeyJ: () => move(1),
    KeyK: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    KeyN: () => (plan ? move(1) : undefined),
    Enter: () => {
      const row = rows.at(current);
      return row && !plan ? choose(row.id, current) : false;
    },
    Escape: () => (plan ? close() : false),
    KeyV: turnDensity,
    Slash: () => setFiltering(true),
  });

  const detail = plan && (
    <Detail key={plan} plan={plan} phone={phone} onClose={close} onNext={() => move(1)} onPrevious={() => move(-1)} leave={leave} />
  );
  if (phone && detail) return detail;
  const list = rows.error ? (
    <Failed error={rows.error} again={rows.again} />
  ) : rows.total === 0 ? (
    <EmptyQueue rows={rows} />
  ) : phone ? (
    <Cards rows={rows} cursor={current} onOpen={choose} />
  ) : (
    <Grid rows={rows} cursor={current} open={plan} dense={dense && !plan} onOpen={choose} />
  );
  return (
    <>
      <div className="page">
        <Head summary={rows.summary} dense={dense} onDensity={turnDensity} />
        <Tabs counts={rows.summary?.counts} />
        <Filters opened={filtering} onOpened={setFiltering} total={rows.total} />
        {list}
        <Hints open={plan !== null} />
      </div>
      {detail}
    </>
  );
}
