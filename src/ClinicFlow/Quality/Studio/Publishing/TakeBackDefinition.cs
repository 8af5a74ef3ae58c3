using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Studio.Drafts;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Publishing;

/// <summary>
/// Takes the version in force back: what was in force before it is in force again, as a new version. What happened in between
/// stays judged by the version that was in force then. A definition that people made and that had nothing before it is withdrawn,
/// a version whose moment has not come is cancelled.
/// </summary>
public sealed class TakeBackDefinition(IDbContextFactory<ClinicContext> contexts, PublishDefinition publish, CancelVersion cancelVersion, CheckDefinition check, TimeProvider clock)
{
    public async Task<Answer<Published>> Handle(string kind, string name, TakeBackRequest request, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var versions = await context.Definitions.AsNoTracking().Where(d => d.Kind == kind && d.Name == name && d.InForceFrom != null).OrderBy(d => d.Version).ToListAsync(cancel);
        if (versions.Count == 0) return Refusal.NotFound;
        var now = clock.GetUtcNow();
        if (versions.ComingAfter(now) is { } coming) return coming.Version == request.Version ? await cancelVersion.Handle(kind, name, coming.Version, viewer) : PublishDraft.Waits(coming.Version, coming.InForceFrom!.Value);
        if (versions.InForceAt(now) is not { } last) return Refusal.NotFound;
        if (last.Version != request.Version) return Changed(last);
        var before = versions.Where(v => v.Version < last.Version).InForceAt(now);
        if (before is null && last.Origin == "shipped")
            return new Refusal(409, "nothing-before", Title, new("Это первая версия из поставки: до неё ничего не было. Сохраните изменённый текст.", "This is the first version, as it was shipped: nothing was before it. Save a changed text instead."));
        // Other definitions may have come to rely on what is taken back.
        if (before is { Withdrawn: false } && await check.Handle(kind, name, before.Text, cancel) is { MayPublish: false } report)
            return new Refusal(409, "no-longer-fits", Title, new(report.Problems[0].Message.Ru, report.Problems[0].Message.En));
        var published = await publish.Handle(new(kind, name, (before ?? last).Text, request.Why, last.Version) { TakesBack = last.Version, Withdraws = before is null or { Withdrawn: true } }, viewer);
        return published.Stale ? Changed(last) : published.Waiting ? PublishDraft.Waits(published.Version, published.InForceFrom!.Value) : published;
    }

    private static readonly Rules.LocalizedText Title = new("Отменить нельзя", "This can't be taken back");

    private static Refusal Changed(DefinitionVersion last) => new(409, "stale", Title,
        new($"В силе уже версия {last.Version}. Откройте её и решите заново.", $"Version {last.Version} is in force by now. Open it and decide anew."));
}
