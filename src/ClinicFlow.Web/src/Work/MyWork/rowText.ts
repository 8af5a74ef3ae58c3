import type { Tone, WorkRow } from '@/Platform/Api/contract';
import type { Format } from '@/Platform/Language/format';
import { dayText } from '@/Work/Queue/rowText';

type Translate = (key: string, values?: Record<string, unknown>) => string;
type When = { text: string; tone: Tone | null };

/** When something is to be done about a row: a promise and a later try by their hour, what is late in red, the rest as a day. */
export function whenText(row: WorkRow, f: Format, t: Translate): When {
  if (row.closedAt) return { text: f.daysAway(row.closedAt) === 0 ? f.time(row.closedAt) : dayText(row.closedAt, f, t), tone: null };
  const until = row.lane === 'put-off' ? row.item.snoozedUntil : null;
  if (until) return { text: t('work:until', { at: dayText(until, f, t) }), tone: null };
  if (row.notBefore && Date.parse(row.notBefore) > f.now().getTime()) {
    const at = f.daysAway(row.notBefore) === 0 ? f.time(row.notBefore) : `${dayText(row.notBefore, f, t)} ${f.time(row.notBefore)}`;
    return { text: row.item.promised ? at : t('work:from', { at }), tone: row.item.promised ? 'wait' : null };
  }
  if (row.item.promised && row.action.due) return { text: f.time(row.action.due), tone: 'warn' };
  if (!row.action.due) return { text: '', tone: null };
  return { text: dayText(row.action.due, f, t), tone: row.action.overdue ? 'bad' : null };
}
