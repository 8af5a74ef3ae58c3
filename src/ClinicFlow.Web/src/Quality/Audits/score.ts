import type { Answers, CheckView } from './api';

export type Score = {
  earned: number;
  possible: number;
  share: number | null;
  kept: number;
  of: number;
  fatal: boolean;
  left: number;
  failed: number;
};

/** The same sums as the server makes: what does not apply leaves both; critical criteria are counted apart; nothing applied is no score. */
export function scoreOf(card: CheckView['scorecard'], answers: Answers): Score {
  const score: Score = { earned: 0, possible: 0, share: null, kept: 0, of: 0, fatal: false, left: 0, failed: 0 };
  for (const group of card.groups)
    for (const criterion of group.criteria) {
      const mark = answers[criterion.id]?.mark;
      if (!mark) score.left++;
      if (!mark || mark === 'not-applicable') continue;
      if (mark === 'no') score.failed++;
      if (criterion.gate) {
        score.of++;
        if (mark === 'yes') score.kept++;
        else if (criterion.gate === 'fatal') score.fatal = true;
      } else {
        score.possible += group.weight * criterion.points;
        if (mark === 'yes') score.earned += group.weight * criterion.points;
      }
    }
  score.share = score.possible ? score.earned / score.possible : null;
  return score;
}
