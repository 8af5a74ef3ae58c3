using System.Text.Json;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Rules;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>The replays of a set and what they found. Who belongs to a location sees those of that location.</summary>
public sealed class ReadReplays(IDbContextFactory<ClinicContext> contexts)
{
    public const int PageSize = 50;

    public async Task<ReplayList> List(string name, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rows = await Seen(context, name, viewer).OrderByDescending(r => r.AskedAt)
            .Select(r => new ReplayLine(r.Id, r.Days, r.Location, r.Status, r.Progress, r.By, r.AskedAt, r.EndedAt)).Take(20).ToListAsync(cancel);
        return new(rows);
    }

    public async Task<ReplayView?> One(string name, Guid id, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await Seen(context, name, viewer).FirstOrDefaultAsync(r => r.Id == id, cancel) is { } row
            ? new(row.Name, row.Text, new(row.Id, row.Days, row.Location, row.Status, row.Progress, row.By, row.AskedAt, row.EndedAt),
                row.Result is { } result ? JsonSerializer.Deserialize<ReplayFigures>(result, StoreReplay.Json) : null)
            : null;
    }

    /// <param name="part">Index of the part in the result.</param>
    /// <param name="page">From 1.</param>
    public async Task<ReplayJourneyList?> Journeys(string name, Guid id, int part, string group, int page, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (!await Seen(context, name, viewer).AnyAsync(r => r.Id == id, cancel)) return null;
        var groups = Groups(group);
        var own = viewer.Narrow(null);
        var rows = context.ReplayJourneys.AsNoTracking().Where(j => j.Replay == id && j.Part == part && groups.Contains(j.Group) && (own == null || j.Location == own));
        var found = await rows.OrderBy(j => j.Number).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var names = viewer.May(Permission.SeePatients) ? await Names.Persons(context, found.Select(j => j.Patient), cancel) : null;
        return new(await rows.CountAsync(cancel), page, PageSize, [.. found.Select(j => View(j, names?.GetValueOrDefault(j.Patient)?.Name))]);
    }

    public static ReplayGroup[] Groups(string group) => group switch
    {
        "added" => [ReplayGroup.Added],
        "dropped" => [ReplayGroup.Dropped],
        "both" => [ReplayGroup.Both],
        "in-force" => [ReplayGroup.Dropped, ReplayGroup.Both],
        "candidate" => [ReplayGroup.Added, ReplayGroup.Both],
        _ => [ReplayGroup.Added, ReplayGroup.Dropped],
    };

    public async Task<bool> Exists(string name, Guid id, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await Seen(context, name, viewer).AnyAsync(r => r.Id == id, cancel);
    }

    private static IQueryable<ReplayRow> Seen(ClinicContext context, string name, Viewer viewer) =>
        context.Replays.AsNoTracking().Where(r => r.Name == name && (viewer.Location == null || r.Location == viewer.Location));

    private static ReplayJourneyView View(ReplayJourneyRow row, string? name) => new(
        row.Number, row.Patient, name, row.Journey, row.Location, row.About, Word(row.Group),
        Flagged(row.InForceFrom, row.InForceUntil, row.InForceBecame), Flagged(row.CandidateFrom, row.CandidateUntil, row.CandidateBecame),
        row.WhyRu is { } ru ? new LocalizedText(ru, row.WhyEn ?? ru) : null);

    private static FlaggedView? Flagged(DateTimeOffset? from, DateTimeOffset? until, Became? became) => from is { } at ? new(at, until, Word(became!.Value)) : null;

    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
