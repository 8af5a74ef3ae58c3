using System.Collections.Concurrent;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Contacts;

/// <summary>Reads the summaries of patients; a fold is unpacked once per version, however many people look at its rows.</summary>
public sealed class ContactSummaries(Database database)
{
    private const int MostKept = 20_000;

    private readonly ConcurrentDictionary<Guid, ContactSummary> known = new();

    public async Task<IReadOnlyDictionary<Guid, ContactSummary>> Of(ClinicContext context, IReadOnlyCollection<Guid> patients, CancellationToken cancel)
    {
        var ids = patients.Distinct().ToList();
        if (ids.Count == 0) return new Dictionary<Guid, ContactSummary>();
        var versions = await context.PatientStates.AsNoTracking().Where(s => ids.Contains(s.Patient)).Select(s => new { s.Patient, s.Version }).ToListAsync(cancel);
        if (known.Count > MostKept) known.Clear();
        var fresh = new Dictionary<Guid, ContactSummary>();
        foreach (var row in versions)
            if (known.TryGetValue(row.Patient, out var summary) && summary.Version == row.Version) fresh[row.Patient] = summary;
        var missing = versions.Where(v => !fresh.ContainsKey(v.Patient)).ToList();
        if (missing.Count == 0) return fresh;
        using var connection = database.Open();
        foreach (var row in missing)
            if (StoredPatient.StateOf(database, connection, row.Patient) is { } state) fresh[row.Patient] = known[row.Patient] = ContactSummary.Of(row.Patient, row.Version, state);
        return fresh;
    }

    /// <summary>Members of the household, the patient among them; alone where there is none.</summary>
    public static async Task<ILookup<string, Guid>> Households(ClinicContext context, IEnumerable<string?> households, CancellationToken cancel)
    {
        var ids = households.Where(h => h is not null).Select(h => h!).Distinct().ToList();
        return (ids.Count == 0 ? [] : await context.Patients.AsNoTracking().Where(p => ids.Contains(p.Household!)).Select(p => new { p.Household, p.Id }).ToListAsync(cancel))
            .ToLookup(p => p.Household!, p => p.Id);
    }
}
