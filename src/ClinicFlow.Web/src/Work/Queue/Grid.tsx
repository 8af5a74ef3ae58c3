import { useTranslation } from 'react-i18next';
import type { PlanRow } from '@/Platform/Api/contract';
import { ListGrid } from '@/Work/List/ListGrid';
import { GridHead } from './GridHead';
import type { Rows } from './plans';
import { Row } from './Row';
import { useView } from './useView';

const columns = {
  two: '122px minmax(0, 1fr) 76px 88px 38px 124px 44px 112px',
  one: '120px minmax(110px, 0.8fr) 94px 76px 88px 38px 124px 44px 104px 86px minmax(0, 1.2fr)',
};
const idOf = (row: PlanRow) => row.id;

type Props = { rows: Rows; cursor: number; open: string | null; dense: boolean; onOpen: (id: string, index: number) => void };

export function Grid({ rows, cursor, open, dense, onOpen }: Props) {
  const { t } = useTranslation('queue');
  const [view] = useView();
  return (
    <ListGrid
      label={t('title')}
      rows={rows}
      idOf={idOf}
      columns={dense ? columns.one : columns.two}
      head={<GridHead dense={dense} />}
      view={view}
      cursor={cursor}
      open={open}
      dense={dense}
      onOpen={onOpen}
      Row={Row}
    />
  );
}
