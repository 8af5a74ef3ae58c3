using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Views;

/// <param name="Status">open, done or void; without one all.</param>
/// <param name="Whose">me (as it is without one) or all.</param>
public sealed record CheckQuery(string? Status = null, string? Whose = null, string? Period = null, string? Staff = null, int? Offset = null, int? Limit = null);

/// <summary>The checks of the viewer, or all: those that are due first.</summary>
public sealed class ListChecks(IDbContextFactory<ClinicContext> contexts)
{
    private const int UsualRows = 100, MostRows = 500;

    public async Task<CheckList> Handle(CheckQuery query, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var all = Of(context, query, viewer);
        var counts = await all.GroupBy(x => x.Check.Status).Select(g => new { g.Key, N = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.N, cancel);
        var shown = query.Status is { Length: > 0 } status ? all.Where(x => x.Check.Status == status) : all;
        var sorted = query.Status == CheckRow.Open ? shown.OrderBy(x => x.Check.Due).ThenBy(x => x.Stratum.Kind).ThenBy(x => x.Stratum.Staff).ThenBy(x => x.Check.Position) : shown.OrderByDescending(x => x.Check.ClosedAt).ThenBy(x => x.Check.Due).ThenBy(x => x.Check.Position);
        var rows = await sorted.ThenBy(x => x.Check.Id).Skip(Math.Max(0, query.Offset ?? 0)).Take(Math.Clamp(query.Limit ?? UsualRows, 0, MostRows))
            .Select(x => new { x.Check, x.Stratum.Staff, x.Stratum.Kind, x.Draw.Period }).ToListAsync(cancel);
        var names = await Names.Staff(context, cancel);
        return new([.. rows.Select(r => Line(r.Check, r.Staff, r.Kind, r.Period, names))], counts);
    }

    private static IQueryable<Joined> Of(ClinicContext context, CheckQuery query, Viewer viewer)
    {
        var person = viewer.Staff ?? "user:" + viewer.User;
        var seen = StratumLines.Seen(context.Strata.AsNoTracking(), viewer);
        var all =
            from check in context.AuditChecks.AsNoTracking()
            join stratum in seen on check.Stratum equals stratum.Id
            join draw in context.Draws.AsNoTracking() on check.Draw equals draw.Id
            select new Joined { Check = check, Stratum = stratum, Draw = draw };
        // Of two blind checks one sees one's own alone.
        all = query.Whose == "all" ? all.Where(x => x.Check.Pass == 1 || x.Check.Auditor == person) : all.Where(x => x.Check.Auditor == person || x.Check.ClosedBy == person);
        if (query.Period is { Length: > 0 } period) all = all.Where(x => x.Draw.Period == period);
        return query.Staff is { Length: > 0 } staff ? all.Where(x => x.Stratum.Staff == staff) : all;
    }

    public static CheckLine Line(CheckRow c, string staff, string kind, string period, IReadOnlyDictionary<string, string> names) => new(
        c.Id, StratumLines.Named(staff, names), kind, c.At, c.Due, period, c.Status, c.Status == CheckRow.Done ? c.Score : null, c.Verdict, c.Status == CheckRow.Done && c.Failed, c.Pass == 2,
        c.Auditor is null ? null : StratumLines.Named(c.Auditor, names));

    private sealed class Joined
    {
        public required CheckRow Check { get; init; }
        public required StratumRow Stratum { get; init; }
        public required DrawRow Draw { get; init; }
    }
}
