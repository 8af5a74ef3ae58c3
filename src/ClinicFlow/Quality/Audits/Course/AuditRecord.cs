using System.Data.Common;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Course;

/// <summary>What was recorded of one audited month, with its moments: what its workflow is folded from.</summary>
/// <param name="Closed">When each check was closed; null while it is open. Those that could not be made are left out.</param>
/// <param name="Decided">When each deviation that was found was decided, or stood because nobody disputed it in time; null: not yet.</param>
public sealed record AuditRecord(
    string Period, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset? FrozenAt, DateTimeOffset? DrawnAt, DateTimeOffset? DueAt, DateTimeOffset? ResultsAt,
    IReadOnlyList<DateTimeOffset?> Closed, IReadOnlyList<DateTimeOffset?> Decided)
{
    public static async Task<AuditRecord> Read(ClinicContext context, DrawRow draw, CancellationToken cancel)
    {
        var checks = draw.DrawnAt is null ? [] : await context.AuditChecks.AsNoTracking().Where(c => c.Draw == draw.Id && c.Status != CheckRow.Void).Select(c => new { c.Id, c.ClosedAt, c.Status }).ToListAsync(cancel);
        var found = checks.Select(c => Checks.AuditDeviations.OccurrenceOf(c.Id)).ToHashSet();
        var decided = found.Count == 0
            ? []
            : (await (from d in context.Deviations.AsNoTracking()
                      where !d.Withdrawn && d.Rule.EndsWith(Checks.AuditDeviations.Rule) && d.Time >= draw.StartsAt && d.Time < draw.EndsAt
                      join c in context.DeviationCases.AsNoTracking() on d.Id equals c.Id into cases
                      from c in cases.DefaultIfEmpty()
                      select new { d.Occurrence, DecidedAt = c == null ? null : c.DecidedAt }).ToListAsync(cancel)).Where(d => found.Contains(d.Occurrence)).Select(d => d.DecidedAt).ToList();
        var settings = AuditSettings.Read(draw.Settings);
        return new(draw.Period, draw.StartsAt, draw.EndsAt, draw.FrozenAt, draw.DrawnAt, draw.RevealedAt?.AddDays(settings.DueDays), draw.ResultsAt,
            [.. checks.Select(c => c.Status == CheckRow.Open ? null : c.ClosedAt)], decided);
    }

    /// <summary>The facts as they were at that moment.</summary>
    public AuditFacts At(DateTimeOffset time) => new()
    {
        Period = Period, StartsAt = StartsAt, EndsAt = EndsAt, FrozenAt = Until(FrozenAt, time), DrawnAt = Until(DrawnAt, time), DueAt = Until(DrawnAt, time) is null ? null : DueAt,
        Checks = Until(DrawnAt, time) is null ? 0 : Closed.Count, OpenChecks = Until(DrawnAt, time) is null ? 0 : Closed.Count(c => !(c <= time)), OpenDisputes = Decided.Count(c => !(c <= time)),
        ResultsAt = Until(ResultsAt, time),
    };

    /// <summary>The moments at which something may have changed that a wait asks for, in their order.</summary>
    public IEnumerable<DateTimeOffset> Moments()
    {
        var moments = new SortedSet<DateTimeOffset>();
        foreach (var moment in new[] { FrozenAt, DrawnAt, ResultsAt }.Concat(Closed).Concat(Decided)) if (moment is { } known) moments.Add(known);
        return moments;
    }

    private static DateTimeOffset? Until(DateTimeOffset? moment, DateTimeOffset time) => moment <= time ? moment : null;
}
