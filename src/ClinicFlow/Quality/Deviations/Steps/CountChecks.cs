using System.Text.Json;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Audits;
using ClinicFlow.Quality.Audits.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Deviations.Steps;

/// <summary>
/// How often each employee was checked on a standard within the window, and how often it was not kept: the passes that the control
/// at a stage's end found, and the criteria that auditors answered. Both numbers of a probability are of the same checks.
/// </summary>
public sealed class CountChecks(ScorecardStore scorecards)
{
    /// <param name="standard">Only this one; null: all.</param>
    public async Task<Dictionary<(string Staff, string Standard), CheckCount>> Of(ClinicContext context, DateTimeOffset since, string? standard, CancellationToken cancel)
    {
        var counts = new Dictionary<(string, string), CheckCount>();
        var found = await context.Checks.AsNoTracking().Where(c => c.At >= since && c.Staff != null && (standard == null || c.Standard == standard))
            .GroupBy(c => new { c.Staff, c.Standard }).Select(g => new { g.Key.Staff, g.Key.Standard, N = g.Count(), Broken = g.Count(c => c.Status == "broken") }).ToListAsync(cancel);
        // A deviation that was dismissed was no breach, whatever the control found.
        var dismissed = await context.Deviations.AsNoTracking().Where(d => d.Time >= since && d.Status == DeviationStatus.Dismissed && d.Staff != null && d.Journey != null).Select(d => new { d.Staff, d.Rule, d.Journey }).ToListAsync(cancel);
        var excused = dismissed.Select(d => (Staff: d.Staff!, Standard: DeviationViews.StandardOf(d.Rule), d.Journey)).Distinct().ToLookup(d => (d.Staff, d.Standard));
        foreach (var c in found) counts[(c.Staff!, c.Standard)] = new(Math.Max(0, c.Broken - excused[(c.Staff!, c.Standard)].Count()), c.N);
        var excusedChecks = (await context.Deviations.AsNoTracking().Where(d => d.Time >= since && d.Status == DeviationStatus.Dismissed && d.Rule.EndsWith("/audit")).Select(d => new { d.Occurrence, d.Rule }).ToListAsync(cancel)).Select(d => (d.Occurrence, DeviationViews.StandardOf(d.Rule))).ToHashSet();
        var made = await context.AuditChecks.AsNoTracking().Where(c => c.At >= since && c.Status == CheckRow.Done && c.Pass == 1 && c.Answers != null).Join(context.Strata, c => c.Stratum, s => s.Id, (c, s) => new { c.Id, c.Answers, c.Scorecard, c.ScorecardVersion, s.Staff }).ToListAsync(cancel);
        foreach (var check in made)
        {
            var answers = JsonSerializer.Deserialize<Dictionary<string, CriterionAnswer>>(check.Answers!, ScorecardFile.Json)!;
            foreach (var criterion in scorecards.Of(check.Scorecard, check.ScorecardVersion).Criteria)
            {
                if (standard is not null && criterion.Standard != standard || !answers.TryGetValue(criterion.Id, out var answer) || answer.Mark == Mark.NotApplicable) continue;
                Add(check.Staff, criterion.Standard, answer.Mark == Mark.No && !excusedChecks.Contains((Audits.Checks.AuditDeviations.OccurrenceOf(check.Id), criterion.Standard)));
            }
        }
        return counts;

        void Add(string staff, string what, bool broken)
        {
            var known = counts.GetValueOrDefault((staff, what)) ?? new(0, 0);
            counts[(staff, what)] = new(known.Breaches + (broken ? 1 : 0), known.Checks + 1);
        }
    }
}
