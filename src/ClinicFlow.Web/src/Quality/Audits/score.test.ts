import { describe, expect, it } from 'vitest';
import type { Answers, CheckView } from './api';
import { scoreOf } from './score';

const criterion = (id: string, gate: string | null = null) => ({ id, gate, points: 1 });
const card = {
  groups: [
    { weight: 40, criteria: [criterion('a'), criterion('b')] },
    { weight: 20, criteria: [criterion('c')] },
    { weight: 0, criteria: [criterion('x', 'critical'), criterion('f', 'fatal')] },
  ],
} as unknown as CheckView['scorecard'];
const said = (marks: Record<string, string>) => Object.fromEntries(Object.entries(marks).map(([id, mark]) => [id, { mark }])) as unknown as Answers;

describe('the score of a scorecard', () => {
  it('weighs points: 1 of 2 at 40 and 1 of 1 at 20 is 0.6', () => {
    const score = scoreOf(card, said({ a: 'yes', b: 'no', c: 'yes', x: 'yes', f: 'yes' }));
    expect([score.share, score.earned, score.possible, score.kept, score.of, score.fatal, score.left, score.failed]).toEqual([
      0.6,
      60,
      100,
      2,
      2,
      false,
      0,
      1,
    ]);
  });

  it('leaves out what does not apply, and is none when nothing does', () => {
    expect(scoreOf(card, said({ a: 'yes', b: 'not-applicable', c: 'no' })).share).toBeCloseTo(40 / 60);
    expect(scoreOf(card, said({ a: 'not-applicable', b: 'not-applicable', c: 'not-applicable' })).share).toBeNull();
    expect(scoreOf(card, {}).left).toBe(5);
  });

  it('fails by a fatal criterion', () => expect(scoreOf(card, said({ a: 'yes', f: 'no' })).fatal).toBe(true));
});
