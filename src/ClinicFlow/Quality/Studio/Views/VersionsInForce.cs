using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Views;

/// <summary>Which version of each definition is in force, since when, and how far the evaluation by it has come.</summary>
public sealed class VersionsInForce(TimeProvider clock)
{
    public async Task<IReadOnlyDictionary<string, InForceView>> Read(ClinicContext context, string kind, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var versions = await context.Definitions.AsNoTracking().Where(d => d.Kind == kind)
            .Select(d => new DefinitionVersion { Kind = kind, Text = "", ContentHash = "", Name = d.Name, Version = d.Version, InForceFrom = d.InForceFrom, CancelledAt = d.CancelledAt, Origin = d.Origin, Withdrawn = d.Withdrawn, Swept = d.Swept, SweptTo = d.SweptTo }).ToListAsync(cancel);
        var drafts = await context.DefinitionDrafts.AsNoTracking().Where(d => d.Kind == kind).Select(d => new { d.Name, d.ChangedBy, d.ChangedAt, d.AskedBy }).ToListAsync(cancel);
        var names = await UserNames.Of(context, [.. versions.Select(v => v.Origin), .. drafts.Select(d => d.ChangedBy)], cancel);
        var marks = drafts.ToDictionary(d => d.Name, d => new DraftMark(names(d.ChangedBy), d.ChangedAt, d.AskedBy != null));
        var found = new Dictionary<string, InForceView>();
        foreach (var line in versions.GroupBy(v => v.Name))
        {
            var coming = line.ComingAfter(now);
            // A set that is only to come is in force nowhere yet, and listed all the same.
            if ((line.InForceAt(now) ?? coming) is not { } shown) continue;
            var share = shown.Swept || shown == coming ? (double?)null : await Share(context, shown.SweptTo, cancel);
            found[line.Key] = new(shown.Version, shown.InForceFrom!.Value, names(shown.Origin), shown.Origin == "shipped", shown.Withdrawn, share, line.Count(),
                coming is null ? null : new(coming.Version, coming.InForceFrom!.Value, names(coming.Origin)), marks.GetValueOrDefault(line.Key));
        }
        return found;
    }

    private static async Task<double> Share(ClinicContext context, Guid? to, CancellationToken cancel)
    {
        if (to is not { } last) return 0;
        var all = await context.PatientStates.CountAsync(cancel);
        return all == 0 ? 1 : (double)await context.PatientStates.CountAsync(s => s.Patient <= last, cancel) / all;
    }
}
