using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Rules;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Deviations;

public sealed record DeviationFilter(
    string? Standard, string? Stage, string? Staff, string? Location, string? Status, string? Severity, bool? Counted, DateTimeOffset? From, DateTimeOffset? To,
    string? Sort, int? Offset, int? Limit);

public sealed record StandardCount(string Standard, LocalizedText Title, int N, int Applicable);

public sealed record DeviationPage(int Total, IReadOnlyDictionary<string, int> Counts, IReadOnlyList<StandardCount> ByStandard, IReadOnlyList<DeviationView> Rows);

/// <summary>
/// The register: filtered, counted by status (whatever status is asked for), by standard (k of the n passes to which it applied) and
/// a page of rows. What the data have withdrawn is shown only when asked for. Staff below the senior roles see what is theirs.
/// </summary>
public sealed class ListDeviations(ClinicContext context, ClinicStore clinic)
{
    private const int MostRows = 500, UsualRows = 100;

    public async Task<DeviationPage> List(DeviationFilter filter, Viewer viewer, CancellationToken cancel)
    {
        var all = Filtered(filter, viewer);
        var counts = await all.GroupBy(d => new { d.Withdrawn, d.Status }).Select(g => new { g.Key.Withdrawn, g.Key.Status, N = g.Count() }).ToListAsync(cancel);
        var shown = InStatus(all, filter.Status);
        var byRule = await shown.GroupBy(d => d.Rule).Select(g => new { Rule = g.Key, N = g.Count() }).ToListAsync(cancel);
        var rows = await Sorted(shown, filter.Sort).Skip(Math.Max(0, filter.Offset ?? 0)).Take(Math.Clamp(filter.Limit ?? UsualRows, 0, MostRows)).ToListAsync(cancel);

        var applicable = await Applicable(filter, viewer, cancel);
        var standards = byRule.GroupBy(r => DeviationViews.StandardOf(r.Rule), r => r.N)
            .Select(g => new StandardCount(g.Key, StageStrip.TitleOf(clinic.Model, g.Key), g.Sum(), Math.Max(g.Sum(), applicable.GetValueOrDefault(g.Key))))
            .OrderByDescending(s => s.N).ThenBy(s => s.Standard, StringComparer.Ordinal);
        var persons = await Names.Persons(context, rows.Select(d => d.Patient), cancel);
        var views = DeviationViews.Of(rows, clinic.Model, await Names.Staff(context, cancel), id => persons.GetValueOrDefault(id)?.Name is { } name ? Names.Short(name) : "");
        views = await WithCases(views, cancel);
        return new DeviationPage(
            byRule.Sum(r => r.N), counts.GroupBy(c => Word(c.Withdrawn ? DeviationStatus.Withdrawn : c.Status), c => c.N).ToDictionary(g => g.Key, g => g.Sum()), [.. standards], views);
    }

    private async Task<IReadOnlyList<DeviationView>> WithCases(IReadOnlyList<DeviationView> views, CancellationToken cancel)
    {
        var ids = views.Select(v => v.Id).ToList();
        var cases = await context.DeviationCases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        var steps = await context.DeviationSteps.AsNoTracking().Where(s => ids.Contains(s.Deviation)).ToDictionaryAsync(s => s.Deviation, cancel);
        return [.. views.Select(v =>
        {
            var (known, step) = (cases.GetValueOrDefault(v.Id), steps.GetValueOrDefault(v.Id));
            var until = v.Status switch { DeviationStatus.New => known?.DisputeUntil, DeviationStatus.Disputed => known?.DecideUntil, _ => step is { DoneAt: null } ? step.Due : null };
            return v with { Step = step?.Step, Until = until };
        })];
    }

    private IQueryable<Deviation> Filtered(DeviationFilter filter, Viewer viewer)
    {
        var rows = context.Deviations.AsNoTracking();
        if (viewer.Narrow(filter.Location) is { } location) rows = rows.Where(d => d.Location == location);
        if (Permissions.OwnDeviationsOnly(viewer.Role)) rows = rows.Where(d => d.Staff != null && d.Staff == viewer.Staff);
        if (filter.Standard is { Length: > 0 } standard) rows = rows.Where(d => d.Rule.StartsWith(standard + "/"));
        if (filter.Stage is { Length: > 0 } stage) rows = rows.Where(d => d.Stage == stage);
        if (filter.Staff is { Length: > 0 } staff) rows = rows.Where(d => d.Staff == staff);
        if (filter.Severity is { Length: > 0 } severity) rows = rows.Where(d => d.Severity == severity);
        if (filter.Counted is { } counted) rows = rows.Where(d => d.Counted == counted);
        if (filter.From is { } from) rows = rows.Where(d => d.Time >= from);
        if (filter.To is { } to) rows = rows.Where(d => d.Time < to);
        return rows;
    }

    private static IQueryable<Deviation> InStatus(IQueryable<Deviation> rows, string? asked)
    {
        if (string.IsNullOrEmpty(asked)) return rows.Where(d => !d.Withdrawn);
        if (asked == Word(DeviationStatus.Withdrawn)) return rows.Where(d => d.Withdrawn);
        return Enum.TryParse<DeviationStatus>(asked, ignoreCase: true, out var status) ? rows.Where(d => !d.Withdrawn && d.Status == status) : rows.Where(d => false);
    }

    private static IQueryable<Deviation> Sorted(IQueryable<Deviation> rows, string? sort) => (sort switch
    {
        "at" => rows.OrderBy(d => d.Time),
        "severity" => rows.OrderBy(d => d.Severity == "critical" ? 0 : d.Severity == "major" ? 1 : 2).ThenByDescending(d => d.Time),
        "staff" => rows.OrderBy(d => d.Staff).ThenByDescending(d => d.Time),
        "standard" => rows.OrderBy(d => d.Rule).ThenByDescending(d => d.Time),
        _ => rows.OrderByDescending(d => d.Time),
    }).ThenBy(d => d.Id);

    /// <summary>Passes on which the control found each standard kept or broken, in the same time and place.</summary>
    private async Task<Dictionary<string, int>> Applicable(DeviationFilter filter, Viewer viewer, CancellationToken cancel)
    {
        var checks = context.Checks.AsNoTracking();
        if (viewer.Narrow(filter.Location) is { } location) checks = checks.Where(c => c.Location == location);
        if (filter.Standard is { Length: > 0 } standard) checks = checks.Where(c => c.Standard == standard);
        if (filter.Stage is { Length: > 0 } stage) checks = checks.Where(c => c.Stage == stage);
        if (filter.From is { } from) checks = checks.Where(c => c.At >= from);
        if (filter.To is { } to) checks = checks.Where(c => c.At < to);
        return await checks.GroupBy(c => c.Standard).Select(g => new { g.Key, N = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.N, cancel);
    }

    private static string Word(DeviationStatus status) => status.ToString().ToLowerInvariant();
}
