import { useMediaQuery } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { usePlace } from '@/Platform/Access/place';
import type { PlanRow } from '@/Platform/Api/contract';
import { Failed } from '@/Platform/Kit/States';
import { useFormat } from '@/Platform/Language/useFormat';
import { useTitle } from '@/Platform/Shell/title';
import { useCursor } from '@/Work/List/useCursor';
import { useDensity } from '@/Work/List/useDensity';
import { useOpen } from '@/Work/List/useOpen';
import { Cards } from './Cards';
import { Detail } from './Detail/Detail';
import { EmptyQueue } from './EmptyQueue';
import { Filters } from './Filters';
import { Grid } from './Grid';
import { Head } from './Head';
import { Hints } from './Hints';
import { useRows } from './plans';
import { Tabs } from './Tabs';
import { useView } from './useView';
import './queue.css';

export { ahead } from './plans';

const idOf = (row: PlanRow) => row.id;

/** The heart of the client: the list on the left, the open row on the right; on a phone one of them. */
export default function QueuePage() {
  const { t } = useTranslation('queue');
  const f = useFormat();
  const { plan = null } = useParams();
  const [view] = useView();
  const place = usePlace();
  const rows = useRows(view, place?.id ?? null);
  const open = useOpen('queue');
  const phone = useMediaQuery('(max-width: 719px)', window.innerWidth < 720) ?? false;
  const [dense, turnDensity] = useDensity();
  const [filtering, setFiltering] = useState(false);
  const leave = useRef<() => boolean>(() => true);
  const { cursor, position, move, close, choose } = useCursor({
    rows,
    idOf,
    opened: plan,
    open,
    leave,
    onDensity: turnDensity,
    onFilter: () => setFiltering(true),
  });
  useTitle(phone && plan && position >= 0 && rows.total ? t('position', { n: f.n(position + 1), of: f.n(rows.total) }) : t('title'));

  const detail = plan && (
    <Detail key={plan} plan={plan} phone={phone} onClose={close} onNext={() => move(1)} onPrevious={() => move(-1)} leave={leave} />
  );
  if (phone && detail) return detail;
  const list = rows.error ? (
    <Failed error={rows.error} again={rows.again} />
  ) : rows.total === 0 ? (
    <EmptyQueue rows={rows} />
  ) : phone ? (
    <Cards rows={rows} cursor={cursor} onOpen={choose} />
  ) : (
    <Grid rows={rows} cursor={cursor} open={plan} dense={dense && !plan} onOpen={choose} />
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
