import { describe, expect, it } from 'vitest';
import { makeFormat } from './format';
import { atZone, zoned } from './zone';

const now = () => new Date('2026-11-18T06:52:00Z');
const ru = makeFormat('ru', 'Europe/Moscow', 'RUB', now);
const en = makeFormat('en', 'Europe/Moscow', 'RUB', now);

describe('figures', () => {
  it('never part from their sign: no-break spaces', () => {
    expect(ru.money(184600)).toBe('184\u00a0600\u00a0₽');
    expect(ru.percent(0.405, 1)).toBe('40,5\u00a0%');
    expect(en.money(184600)).toBe('184,600\u00a0₽');
  });
  it('in millions are short', () => {
    expect(ru.shortMoney(41_320_000)).toBe('41,3\u00a0млн\u00a0₽');
    expect(ru.shortMoney(999_000)).toBe('999\u00a0000\u00a0₽');
  });
  it('below zero have a minus, not a hyphen', () => expect(ru.n(-5)).toBe('−5'));
});

describe('days', () => {
  it('are counted in the clinic’s zone, not in the browser’s', () => {
    expect(ru.daysAway('2026-11-17T21:30:00Z')).toBe(0); // 00:30 in Moscow
    expect(ru.daysAway('2026-11-17T20:30:00Z')).toBe(-1);
    expect(ru.daysAway('2026-11-18T21:00:00Z')).toBe(1);
  });
  it('show the year only when it is another', () => {
    expect(ru.shortDate('2026-07-14T09:00:00Z')).toBe('14.07');
    expect(ru.shortDate('2025-07-14T09:00:00Z')).toBe('14.07.2025');
    expect(en.shortDate('2026-07-14T09:00:00Z')).toBe('14 Jul');
  });
});

describe('wall clock', () => {
  it('goes there and back', () => {
    expect(zoned(new Date('2026-11-18T12:00:00Z'), 'Europe/Moscow')).toBe('2026-11-18T15:00');
    expect(atZone('2026-11-18T15:00', 'Europe/Moscow').toISOString()).toBe('2026-11-18T12:00:00.000Z');
  });
  it('comes out right on the days when the clocks change', () => {
    expect(atZone('2026-03-29T10:00', 'Europe/Berlin').toISOString()).toBe('2026-03-29T08:00:00.000Z');
    expect(atZone('2026-10-25T10:00', 'Europe/Berlin').toISOString()).toBe('2026-10-25T09:00:00.000Z');
  });
});
