import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/Platform/Access/session';
import { Empty } from '@/Platform/Kit/States';
import { useFormat } from '@/Platform/Language/useFormat';
import { useFilterText } from './Filters';
import type { Rows } from './plans';
import { useView } from './useView';
import { activeFilters, without, withoutFilters } from './view';

/** Hidden by filters, finished, or not to be trusted because the MIS is silent: three different pictures. */
export function EmptyQueue({ rows }: { rows: Rows }) {
  const { t } = useTranslation('queue');
  const f = useFormat();
  const [view, setView] = useView();
  const say = useFilterText();
  const { data } = useSession();
  const active = activeFilters(view);
  if (data.state === 'silent')
    return <Empty kind="failed" title={t('empty.silent')} text={t('empty.silentText', { at: data.asOf ? f.dateTime(data.asOf) : '' })} />;
  if (active.length)
    return (
      <Empty kind="filtered" title={t('empty.filtered')} text={active.map((x) => say(x, view)).join(', ')}>
        {active.length > 1 && (
          <Button variant="default" leftSection={<IconX size={14} />} onClick={() => setView(without(view, active.at(-1)!))}>
            {t('empty.drop', { name: say(active.at(-1)!, view) })}
          </Button>
        )}
        <Button variant="default" onClick={() => setView(withoutFilters(view))} data-testid="clear-filters">
          {t('empty.dropAll')}
        </Button>
      </Empty>
    );
  const open = rows.summary?.open ?? 0;
  return (
    <Empty
      kind="finished"
      title={t('empty.finished')}
      text={t('empty.finishedText', { count: open, n: f.n(open), at: rows.summary ? f.time(rows.summary.asOf) : '' })}
    />
  );
}
