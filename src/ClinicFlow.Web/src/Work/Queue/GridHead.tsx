import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/Platform/Language/useFormat';
import { useView } from './useView';
import type { Sort } from './view';

export function GridHead({ dense }: { dense: boolean }) {
  const { t } = useTranslation('queue');
  const { sign } = useFormat();
  const head = (key: string, values = {}) => (
    <span role="columnheader" className="cut" title={t(`column.${key}`, values)}>
      {t(`column.${key}`, values)}
    </span>
  );
  return (
    <div className="qr h" role="row" aria-rowindex={1}>
      {head('patient')}
      {head('plan')}
      {dense && head('specialty')}
      <SortHead sort="remaining" text={t('column.remaining', { sign })} right />
      {head('done')}
      <SortHead sort="days" text={t('column.days')} title={t('column.daysTitle')} right />
      {head('last')}
      {head('visit')}
      <SortHead sort="due" text={t(dense ? 'column.action' : 'column.actionDue')} />
      {dense && head('due')}
      {dense && head('why')}
    </div>
  );
}

/** Three presses: falling, rising, back to the order by rule. */
function SortHead({ sort, text, title, right }: { sort: Sort; text: string; title?: string; right?: boolean }) {
  const [view, setView] = useView();
  const on = view.sort === sort;
  const first = sort === 'due' ? 'asc' : 'desc';
  const other = first === 'asc' ? 'desc' : 'asc';
  const press = () =>
    setView(!on ? { ...view, sort, dir: first } : view.dir === first ? { ...view, dir: other } : { ...view, sort: 'order', dir: 'desc' });
  return (
    <span role="columnheader" aria-sort={on ? (view.dir === 'asc' ? 'ascending' : 'descending') : 'none'} className={right ? 'num' : ''}>
      <button type="button" onClick={press} title={title} data-testid={`sort-${sort}`} className={on ? 'acc' : ''}>
        {text}
        {on && (view.dir === 'asc' ? <IconChevronUp size={12} aria-hidden /> : <IconChevronDown size={12} aria-hidden />)}
      </button>
    </span>
  );
}
