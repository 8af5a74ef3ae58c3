using System.Text.Json;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Audits.Scorecards;
using ClinicFlow.Statistics.Agreement;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Views;

/// <summary>Compares the two blind checks of the same items, criterion by criterion; what either found not applicable is not compared.</summary>
public sealed class ReadAgreement(IDbContextFactory<ClinicContext> contexts)
{
    public async Task<AgreementView> Handle(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var done = context.AuditChecks.AsNoTracking().Where(c => c.Status == CheckRow.Done && c.Answers != null);
        var pairs = await done.Where(c => c.Pass == 2).Join(done.Where(c => c.Pass == 1), a => new { a.Stratum, a.Item }, b => new { b.Stratum, b.Item }, (a, b) => new { Second = a.Answers, First = b.Answers }).ToListAsync(cancel);
        var raters = new TwoRaters();
        foreach (var pair in pairs)
        {
            var (first, second) = (Read(pair.First!), Read(pair.Second!));
            foreach (var (id, answer) in first)
            {
                if (!second.TryGetValue(id, out var other) || answer.Mark == Mark.NotApplicable || other.Mark == Mark.NotApplicable) continue;
                raters = (answer.Mark, other.Mark) switch
                {
                    (Mark.Yes, Mark.Yes) => raters with { BothYes = raters.BothYes + 1 },
                    (Mark.Yes, _) => raters with { FirstOnly = raters.FirstOnly + 1 },
                    (_, Mark.Yes) => raters with { SecondOnly = raters.SecondOnly + 1 },
                    _ => raters with { BothNo = raters.BothNo + 1 },
                };
            }
        }
        return new(pairs.Count, raters.Count, raters.Agreement, raters.Kappa, raters.Ac1);
    }

    private static Dictionary<string, CriterionAnswer> Read(string text) => JsonSerializer.Deserialize<Dictionary<string, CriterionAnswer>>(text, ScorecardFile.Json)!;
}
