using System.Text.Json;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;
using ClinicFlow.Work;
using ClinicFlow.Work.Changes;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Drafts;

/// <summary>Reads, keeps and discards the draft of a definition. Whoever saves says which edition was seen: of two people nobody overwrites the other.</summary>
public sealed class WriteDraft(IDbContextFactory<ClinicContext> contexts, WriteQueue queue, ChangeFeed changes, TimeProvider clock)
{
    public async Task<DraftState?> Read(string kind, string name, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var versions = await context.Definitions.AsNoTracking().Where(d => d.Kind == kind && d.Name == name).ToListAsync(cancel);
        var draft = await context.DefinitionDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == DefinitionDraft.IdOf(kind, name), cancel);
        if (versions.Count == 0 && draft is null) return null;
        var settings = await Publishing.StudioSettings.Read(context, cancel);
        var next = versions.Select(v => v.Version).DefaultIfEmpty().Max() + 1;
        var names = await UserNames.Of(context, draft is null ? [] : [draft.ChangedBy, draft.AskedBy, draft.ReturnedBy, .. draft.AuthorList], cancel);
        return new(name, draft is null ? null : DraftView.Of(draft, next, viewer.UserName, names), versions.InForceAt(clock.GetUtcNow()) is { Withdrawn: false } now ? now.Version : 0, next, settings.Approval, settings.ConfirmShare);
    }

    /// <param name="seen">The ETag of the draft that the writer has seen; null: there was none.</param>
    /// <returns>The draft; as it stands, where somebody else saved meanwhile.</returns>
    public async Task<(DraftView Draft, bool Stale)> Save(string kind, string name, DraftText wanted, string? seen, Viewer viewer)
    {
        var saved = await queue.Write(Writer.Person, session => Save(session, kind, name, wanted, seen, viewer));
        if (!saved.Stale) changes.Say("definitions");
        return saved;
    }

    public Task<Answer<DraftView>> Discard(string kind, string name, string? seen, Viewer viewer) => queue.Write(Writer.Person, Answer<DraftView> (session) =>
    {
        if (DraftRows.Hold(session, kind, name) is not { } draft) return Refusal.NotFound;
        if (seen != "*" && seen != DraftView.TagOf(draft)) return Changed;
        DraftRows.Delete(session, kind, name);
        DraftWork.Settle(session, kind, name, null, clock.GetUtcNow());
        changes.Say("definitions");
        return DraftView.Of(draft, Next(session, kind, name), viewer.UserName, user => UserNames.Of(session, user));
    });

    public static readonly Refusal Changed = new(412, "stale", new("Черновик уже другой", "The draft has changed"), new("Пока вы смотрели, его сохранил кто-то ещё. Откройте его заново.", "Somebody else saved it meanwhile. Open it anew."));

    private (DraftView Draft, bool Stale) Save(WriteSession session, string kind, string name, DraftText wanted, string? seen, Viewer viewer)
    {
        var (now, next) = (Microseconds.Cut(clock.GetUtcNow()), Next(session, kind, name));
        var before = DraftRows.Hold(session, kind, name);
        if (before is not null && seen != "*" && seen != DraftView.TagOf(before)) return (DraftView.Of(before, next, viewer.UserName, user => UserNames.Of(session, user)), true);
        IReadOnlyList<string> authors = before?.AuthorList ?? [];
        var draft = new DefinitionDraft
        {
            Id = DefinitionDraft.IdOf(kind, name), Kind = kind, Name = name, Text = wanted.Text.ReplaceLineEndings("\n"), Why = string.IsNullOrWhiteSpace(wanted.Why) ? before?.Why : wanted.Why.Trim(),
            BasedOn = wanted.BasedOn ?? before?.BasedOn ?? InForce(session, kind, name, now), Edition = Math.Max(before?.Edition + 1 ?? 0, Microseconds.From(now)), BegunAt = before?.BegunAt ?? now, ChangedAt = now, ChangedBy = viewer.UserName,
            Authors = JsonSerializer.Serialize(authors.Contains(viewer.UserName) ? authors : [.. authors, viewer.UserName]),
            // What was to be approved is another text now: it is asked for anew.
            ReturnedBy = before?.ReturnedBy, ReturnedWhy = before?.ReturnedWhy,
        };
        DraftRows.Write(session, draft);
        DraftWork.Settle(session, kind, name, null, now);
        return (DraftView.Of(draft, next, viewer.UserName, user => UserNames.Of(session, user)), false);
    }

    internal static int Next(WriteSession session, string kind, string name) => 1 + Convert.ToInt32(session.Scalar("SELECT COALESCE(MAX(version), 0) FROM definition_version WHERE kind = @p0 AND name = @p1", kind, name));

    private static int InForce(WriteSession session, string kind, string name, DateTimeOffset now) => Convert.ToInt32(session.Scalar(
        "SELECT version FROM definition_version WHERE kind = @p0 AND name = @p1 AND in_force_from <= @p2 AND cancelled_at IS NULL ORDER BY in_force_from DESC, version DESC LIMIT 1", kind, name, now) ?? 0);
}
