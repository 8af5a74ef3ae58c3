import type { PlanRow, Tone } from '@/Platform/Api/contract';
import type { Format } from '@/Platform/Language/format';

type Translate = (key: string, values?: Record<string, unknown>) => string;
export type Due = { text: string; tone: Tone | null };

/** Today, tomorrow, yesterday in words; further days as a date. */
export function dayText(at: string, f: Format, t: Translate) {
  const away = f.daysAway(at);
  if (away === 0) return t('kit:today');
  if (away === 1) return t('kit:tomorrow');
  if (away === -1) return t('kit:yesterday');
  return f.shortDate(at);
}

/** A promise of today shows its hour; what is late is red; any other day is plain text. */
export function dueText(row: Pick<PlanRow, 'action' | 'item'>, f: Format, t: Translate): Due {
  const due = row.action?.due;
  if (!due) return { text: '', tone: null };
  const hour = row.item?.promised ?? false;
  const today = f.daysAway(due) === 0;
  const text = hour && today ? f.time(due) : hour ? `${dayText(due, f, t)} ${f.time(due)}` : dayText(due, f, t);
  if (row.action!.overdue) return { text, tone: 'bad' };
  if (!hour) return { text, tone: null };
  const soon = Date.parse(due) - f.now().getTime() < 3_600_000;
  return { text, tone: soon ? 'warn' : 'wait' };
}

export const overNorm = (row: Pick<PlanRow, 'days' | 'normDays'>) => row.normDays !== null && row.days > row.normDays;

export function lastContactText(row: Pick<PlanRow, 'lastContact'>, f: Format, word: (kind: string, code: string | null) => string) {
  const last = row.lastContact;
  return last ? `${f.shortDate(last.at)} ${word('outcome', last.outcome)}`.trim() : '';
}

export const visitText = (row: Pick<PlanRow, 'nextVisit'>, f: Format, t: Translate) => (row.nextVisit ? f.shortDate(row.nextVisit) : t('kit:none'));
