import type { Group } from './useReplay';

export type Scale = { low: number; high: number };

/** One scale for all rows, in whole tenths, wide enough for every interval. */
export function scaleOf(groups: Group[]): Scale {
  const lows = groups.flatMap((g) => (g.low === null ? [] : [g.low]));
  const highs = groups.flatMap((g) => (g.high === null ? [] : [g.high]));
  if (lows.length === 0) return { low: 0, high: 1 };
  // A hair's breadth, or 0.3 would be below three tenths.
  const low = Math.floor(Math.min(...lows) * 10 + 1e-9) / 10;
  const high = Math.ceil(Math.max(...highs) * 10 - 1e-9) / 10;
  return { low, high: high > low ? high : low + 0.1 };
}
