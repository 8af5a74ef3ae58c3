using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Rules;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Health;

/// <summary>How a rule of the version in force fared in the last days.</summary>
/// <param name="Share">Evaluations that failed, of all; 0…1.</param>
/// <param name="About">What the first failure was about: <c>plan:17</c>.</param>
public sealed record RuleHealthView(string Rule, int Version, long Asked, long Erred, double Share, long Breaches, LocalizedText? Error, int? Line, int? Column, string? About, Guid? Patient, bool Off, DateTimeOffset? OffAt, string? OffBy);

public sealed record HealthView(string Name, int Days, IReadOnlyList<RuleHealthView> Rules);

/// <summary>The same for a whole set, in the list.</summary>
public sealed record HealthMark(double Share, long Erred, int Off);

public sealed class ReadHealth(ClinicStore clinic, TimeProvider clock)
{
    public async Task<HealthView?> Handle(ClinicContext context, string set, CancellationToken cancel)
    {
        if ((await clinic.Current(context, cancel)).Definitions.RuleSet(set) is not { } line) return null;
        var (rows, switches) = await Rows(context, set + "/", cancel);
        var names = await UserNames.Of(context, switches.Select(s => s.OffBy), cancel);
        return new(set, GuardRules.Days, [.. line.Latest.Value.Rules.Select(rule =>
        {
            var own = rows.Where(r => r.Rule == rule.Id && r.Version == line.Latest.Version).OrderBy(r => r.Day).ToList();
            var (first, off) = (own.Find(r => r.Code is not null), switches.Find(s => s.Rule == rule.Id && s.Version == line.Latest.Version));
            var (asked, erred) = (own.Sum(r => r.Asked), own.Sum(r => r.Erred));
            return new RuleHealthView(rule.Name, line.Latest.Version, asked, erred, asked == 0 ? 0 : (double)erred / asked, own.Sum(r => r.Breaches), first is null ? null : new(first.ErrorRu!, first.ErrorEn!), first?.Line, first?.Column, first?.About, first?.Patient, off is not null, off?.OffAt, off?.OffBy is { } by ? names(by) : null);
        })]);
    }

    /// <summary>By set; those that neither failed nor are off are not among them.</summary>
    public async Task<IReadOnlyDictionary<string, HealthMark>> Marks(ClinicContext context, CancellationToken cancel)
    {
        var model = await clinic.Current(context, cancel);
        var (rows, switches) = await Rows(context, "", cancel);
        return model.Definitions.Rules.Select(line => (line.Name, Mark: Mark(
            [.. rows.Where(r => r.Version == line.Latest.Version && r.Rule.StartsWith(line.Name + "/", StringComparison.Ordinal))],
            switches.Count(s => s.Version == line.Latest.Version && s.Rule.StartsWith(line.Name + "/", StringComparison.Ordinal))))).Where(m => m.Mark.Erred > 0 || m.Mark.Off > 0).ToDictionary(m => m.Name, m => m.Mark);
    }

    private static HealthMark Mark(List<RuleHealthRow> rows, int off)
    {
        var (asked, erred) = (rows.Sum(r => r.Asked), rows.Sum(r => r.Erred));
        return new(asked == 0 ? 0 : (double)erred / asked, erred, off);
    }

    private async Task<(List<RuleHealthRow> Rows, List<RuleSwitch> Off)> Rows(ClinicContext context, string prefix, CancellationToken cancel)
    {
        var since = RuleHealthRows.DayOf(clock.GetUtcNow().AddDays(-GuardRules.Days));
        return (await context.RuleHealth.AsNoTracking().Where(r => r.Day >= since && r.Rule.StartsWith(prefix)).ToListAsync(cancel), await context.RuleSwitches.AsNoTracking().Where(s => s.OnAt == null && s.Rule.StartsWith(prefix)).ToListAsync(cancel));
    }
}
