import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import type { PlanRow } from '@/Platform/Api/contract';
import { makeFormat } from '@/Platform/Language/format';
import { dueText, lastContactText, overNorm, visitText } from './rowText';

const f = makeFormat('ru', 'Europe/Moscow', 'RUB', () => new Date('2026-11-18T06:52:00Z'));
const t = (key: string, values?: Record<string, unknown>) => i18next.t(key, values) as string;
const row = (due: string, { overdue = false, promised = false } = {}) =>
  ({ action: { code: 'call', title: { ru: '', en: '' }, due, overdue }, item: { promised } }) as unknown as PlanRow;
const word = (kind: string, code: string | null) => (code ? i18next.t(`${kind}.${code}`, { ns: 'words', defaultValue: code }) : '');

describe('due', () => {
  it('of today, tomorrow and further', () => {
    expect(dueText(row('2026-11-18T12:00:00Z'), f, t)).toEqual({ text: 'сегодня', tone: null });
    expect(dueText(row('2026-11-19T12:00:00Z'), f, t)).toEqual({ text: 'завтра', tone: null });
    expect(dueText(row('2026-11-20T12:00:00Z'), f, t)).toEqual({ text: '20.11', tone: null });
  });
  it('is red when it is late', () => expect(dueText(row('2026-11-17T12:00:00Z', { overdue: true }), f, t)).toEqual({ text: 'вчера', tone: 'bad' }));
  it('of a promise shows its hour, amber within an hour', () => {
    expect(dueText(row('2026-11-18T07:00:00Z', { promised: true }), f, t)).toEqual({ text: '10:00', tone: 'warn' });
    expect(dueText(row('2026-11-18T12:00:00Z', { promised: true }), f, t)).toEqual({ text: '15:00', tone: 'wait' });
    expect(dueText(row('2026-11-19T12:00:00Z', { promised: true }), f, t)).toEqual({ text: 'завтра 15:00', tone: 'wait' });
  });
  it('that does not exist is an empty cell', () => expect(dueText({ action: null, item: null }, f, t)).toEqual({ text: '', tone: null }));
});

describe('cells', () => {
  it('say the last contact as a date and a word', () => {
    expect(lastContactText({ lastContact: { at: '2026-11-12T08:20:00Z', outcome: 'thinking', by: null } }, f, word)).toBe('12.11 думает');
    expect(lastContactText({ lastContact: { at: '2026-11-12T08:20:00Z', outcome: null, by: null } }, f, word)).toBe('12.11');
    expect(lastContactText({ lastContact: null }, f, word)).toBe('');
  });
  it('say that there is no visit', () => {
    expect(visitText({ nextVisit: null }, f, t)).toBe('нет');
    expect(visitText({ nextVisit: '2026-11-24T08:00:00Z' }, f, t)).toBe('24.11');
  });
  it('make days bold only beyond the norm', () => {
    expect(overNorm({ days: 12, normDays: 3 })).toBe(true);
    expect(overNorm({ days: 3, normDays: 3 })).toBe(false);
    expect(overNorm({ days: 99, normDays: null })).toBe(false);
  });
});
