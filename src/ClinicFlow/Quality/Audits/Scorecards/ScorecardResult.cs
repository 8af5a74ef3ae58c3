namespace ClinicFlow.Quality.Audits.Scorecards;

public enum CheckVerdict { Pass, Fail, None }

/// <summary>What the answers come to.</summary>
/// <param name="Score">Σ w·points / Σ w·possible over the groups, 0 … 1; null where nothing applied.</param>
/// <param name="Earned">Σ w·points.</param>
/// <param name="CriticalKept">Critical and fatal criteria that were kept, of those that applied.</param>
/// <param name="Fatal">A fatal criterion failed: the result is a fail whatever the score, which stays visible.</param>
/// <param name="Failed">The criteria that were not kept.</param>
/// <param name="Unanswered">The criteria without an answer; with one the check is not finished.</param>
public sealed record ScorecardResult(
    decimal? Score, decimal Earned, decimal Possible, int CriticalKept, int CriticalOf, bool Fatal, CheckVerdict Verdict, IReadOnlyList<string> Failed, IReadOnlyList<string> Unanswered)
{
    /// <summary>What does not apply leaves both sums.</summary>
    public static ScorecardResult Of(Scorecard card, IReadOnlyDictionary<string, CriterionAnswer> answers)
    {
        decimal earned = 0, possible = 0;
        int kept = 0, of = 0;
        var fatal = false;
        List<string> failed = [], unanswered = [];
        foreach (var group in card.Groups)
            foreach (var criterion in group.Criteria)
            {
                if (!answers.TryGetValue(criterion.Id, out var answer)) { unanswered.Add(criterion.Id); continue; }
                if (answer.Mark == Mark.NotApplicable) continue;
                if (answer.Mark == Mark.No) failed.Add(criterion.Id);
                if (criterion.Gate is null)
                {
                    possible += group.Weight * criterion.Points;
                    if (answer.Mark == Mark.Yes) earned += group.Weight * criterion.Points;
                    continue;
                }
                of++;
                if (answer.Mark == Mark.Yes) kept++;
                else fatal |= criterion.Gate == Criterion.Fatal;
            }
        decimal? score = possible == 0 ? null : earned / possible;
        var verdict = fatal ? CheckVerdict.Fail : score is null ? CheckVerdict.None : score >= card.PassAt ? CheckVerdict.Pass : CheckVerdict.Fail;
        return new(score, earned, possible, kept, of, fatal, verdict, failed, unanswered);
    }
}
