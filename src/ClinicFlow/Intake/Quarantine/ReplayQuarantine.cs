using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Changes;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Intake.Quarantine;

/// <param name="Replayed">How many records were tried.</param>
/// <param name="Accepted">How many left quarantine.</param>
/// <param name="Quarantined">How many stay, with the reason that they have now.</param>
public sealed record ReplayResult(int Replayed, int Accepted, int Quarantined);

/// <summary>Tries refused records again: rows under the mapping as it is now, events as the reader takes them.</summary>
public sealed class ReplayQuarantine(
    ListQuarantine list, ReplayRows rows, ReplayEvents events, IDbContextFactory<ClinicContext> contexts, WriteQueue queue, ClinicStore clinic, Processor processor, ChangeFeed changes)
{
    private const int AtOnce = 100, FoldedAtOnce = 50;

    public async Task<ReplayResult> Handle(QuarantineFilter filter, string by, CancellationToken cancel = default)
    {
        var ids = await list.Ids(filter with { Status = QuarantineStatus.Open }, cancel);
        var replay = new Replay(by);
        var places = await Places(ids, cancel);
        foreach (var place in places.GroupBy(p => (p.Import, p.Mapping, p.Part, p.File)))
        {
            using var source = place.Key.Mapping is null ? null : await rows.Open(place.Key.Import, place.Key.Mapping, place.Key.Part, place.Key.File, cancel);
            // Of a row that was refused more than once the newest word comes first: if it is taken, the older ones are over.
            foreach (var chunk in place.Reverse().Chunk(AtOnce))
            {
                var records = await Records([.. chunk.Select(p => p.Id)], cancel);
                if (source is null) await events.Try(records, replay);
                else await rows.Try(source, records, replay);
            }
        }
        await Fold(replay);
        return new ReplayResult(ids.Count, replay.Accepted, ids.Count - replay.Accepted);
    }

    /// <summary>Few patients are folded at once, many by the background.</summary>
    private async Task Fold(Replay replay)
    {
        if (replay.Accepted == 0) return;
        clinic.Reload();
        if (replay.Touched.Count <= FoldedAtOnce) await queue.Write(Writer.Person, session => processor.FoldNow(session, replay.Touched));
        foreach (var what in (ReadOnlySpan<string>)["imports", "plans", "patients"]) changes.Say(what);
    }

    private async Task<List<Place>> Places(List<Guid> ids, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var places = new Dictionary<Guid, Place>(ids.Count);
        foreach (var chunk in ids.Chunk(AtOnce))
            foreach (var place in await context.Quarantine.Where(r => chunk.Contains(r.Id)).Select(r => new Place(r.Id, r.Import, r.Mapping, r.Part, r.File)).ToListAsync(cancel))
                places[place.Id] = place;
        return [.. ids.Where(places.ContainsKey).Select(id => places[id])];
    }

    private async Task<List<QuarantinedRecord>> Records(List<Guid> ids, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var records = await context.Quarantine.AsNoTracking().Where(r => ids.Contains(r.Id) && r.Status == QuarantineStatus.Open).ToListAsync(cancel);
        return [.. records.OrderBy(r => ids.IndexOf(r.Id))];
    }

    private sealed record Place(Guid Id, Guid? Import, string? Mapping, string? Part, string? File);
}

/// <summary>A replay under way.</summary>
public sealed class Replay(string by)
{
    public string By => by;
    public int Accepted { get; set; }
    /// <summary>Rows and events that this replay has taken or left in their newest words.</summary>
    public HashSet<(string Source, string Key)> Tried { get; } = [];
    public HashSet<Guid> Touched { get; } = [];
}
