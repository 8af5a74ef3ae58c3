import { describe, expect, it } from 'vitest';
import { scaleOf } from './scale';
import type { Group } from './useReplay';

const group = (low: number | null, high: number | null): Group => ({
  journeys: 1,
  episodes: 1,
  before: 0,
  unripe: 0,
  notNeeded: 0,
  judged: low === null ? 0 : 1,
  converted: 0,
  rate: low,
  low,
  high,
});

describe('the scale of the intervals', () => {
  it('is in whole tenths and holds every interval', () => {
    expect(scaleOf([group(0.132, 0.371), group(0.239, 0.482)])).toEqual({ low: 0.1, high: 0.5 });
  });
  it('keeps an end that is a whole tenth already', () => {
    expect(scaleOf([group(0.3, 0.7)])).toEqual({ low: 0.3, high: 0.7 });
  });
  it('is the whole range where nothing is judged', () => {
    expect(scaleOf([group(null, null)])).toEqual({ low: 0, high: 1 });
  });
});
