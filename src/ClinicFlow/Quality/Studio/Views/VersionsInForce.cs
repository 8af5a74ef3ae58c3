using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Views;

/// <summary>Which version of each definition is in force, since when, and how far the evaluation by it has come.</summary>
public sealed class VersionsInForce
{
    public async Task<IReadOnlyDictionary<string, InForceView>> Read(ClinicContext context, string kind, CancellationToken cancel)
    {
        var versions = await context.Definitions.AsNoTracking().Where(d => d.Kind == kind)
            .Select(d => new { d.Name, d.Version, d.InForceFrom, d.Origin, d.Withdrawn, d.Swept, d.SweptTo }).ToListAsync(cancel);
        var found = new Dictionary<string, InForceView>();
        foreach (var line in versions.GroupBy(v => v.Name))
        {
            if (line.Where(v => v.InForceFrom is not null).MaxBy(v => v.Version) is not { } newest) continue;
            var share = newest.Swept ? (double?)null : await Share(context, newest.SweptTo, cancel);
            found[line.Key] = new(newest.Version, newest.InForceFrom!.Value, newest.Origin, newest.Origin == "shipped", newest.Withdrawn, share, line.Count());
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
