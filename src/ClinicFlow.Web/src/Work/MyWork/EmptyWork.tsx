import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/Platform/Access/session';
import { Empty } from '@/Platform/Kit/States';
import { useFormat } from '@/Platform/Language/useFormat';
import { useFilterText } from './Filters';
import type { Rows } from './rows';
import { useView } from './rows';
import { activeFilters, withoutFilters } from './view';

/** Hidden by filters, finished, or not to be trusted because the MIS is silent: three different pictures. */
export function EmptyWork({ rows }: { rows: Rows }) {
  const { t } = useTranslation(['work', 'queue']);
  const f = useFormat();
  const [view, setView] = useView();
  const say = useFilterText();
  const { data } = useSession();
  const active = activeFilters(view);
  if (data.state === 'silent')
    return <Empty kind="failed" title={t('queue:empty.silent')} text={t('queue:empty.silentText', { at: data.asOf ? f.dateTime(data.asOf) : '' })} />;
  if (active.length)
    return (
      <Empty kind="filtered" title={t('queue:empty.filtered')} text={active.map((x) => say(x, view)).join(', ')}>
        <Button variant="default" onClick={() => setView(withoutFilters(view))} data-testid="clear-filters">
          {t('queue:empty.dropAll')}
        </Button>
      </Empty>
    );
  return <Empty kind="finished" title={t(`empty.${view.tab}`)} text={t('empty.text', { at: rows.summary ? f.time(rows.summary.asOf) : '' })} />;
}
