using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Studio.Publishing;
using ClinicFlow.Rules;
using ClinicFlow.Work;
using ClinicFlow.Work.Changes;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Drafts;

/// <summary>
/// Puts a draft in force, at once or from a moment to come. Where a second person is needed, it waits for one: by the clinic's
/// setting for every version, otherwise for those that touch more open work items than the set share.
/// </summary>
public sealed class PublishDraft(IDbContextFactory<ClinicContext> contexts, WriteQueue queue, PublishDefinition publish, CheckDefinition check, WriteDraft drafts, NeedsSecond needs, ChangeFeed changes, TimeProvider clock)
{
    public async Task<Answer<DraftPublished>> Publish(string kind, string name, string seen, PublishRequest request, Viewer viewer, CancellationToken cancel)
    {
        var (draft, refusal) = await Seen(kind, name, seen, cancel);
        if (draft is null) return refusal!;
        if (await check.Handle(kind, name, draft.Text, cancel) is { MayPublish: false } report) return Unfit(report);
        var need = await needs.Why(kind, name, draft.Text, cancel);
        if (need.Refusal is not null) return need.Refusal;
        return need.Why is { } why ? await Ask(draft, request, why, viewer) : await Put(draft, request.Why ?? draft.Why, request.InForceFrom, viewer, null, cancel);
    }

    /// <summary>By somebody who wrote nothing in it.</summary>
    public async Task<Answer<DraftPublished>> Approve(string kind, string name, string seen, Viewer viewer, CancellationToken cancel)
    {
        var (draft, refusal) = await Seen(kind, name, seen, cancel);
        if (draft is null) return refusal!;
        if (draft.AskedBy is null) return new Refusal(409, "not-asked", Title, new("Утвердить не просили: черновик ещё пишут.", "Nobody asked for approval: the draft is still being written."));
        if (draft.AuthorList.Contains(viewer.UserName)) return new Refusal(403, "own-draft", Title, new("Свой текст утверждает другой человек.", "One's own text is approved by somebody else."));
        if (await check.Handle(kind, name, draft.Text, cancel) is { MayPublish: false } report) return Unfit(report);
        return await Put(draft, draft.Why, draft.InForceFrom, viewer, viewer.UserName, cancel);
    }

    /// <summary>Back to its author, with a reason; the author takes the request back so.</summary>
    public Task<Answer<DraftPublished>> Return(string kind, string name, string seen, ReturnRequest request, Viewer viewer) => queue.Write(Writer.Person, Answer<DraftPublished> (session) =>
    {
        if (DraftRows.Hold(session, kind, name) is not { } draft) return Refusal.NotFound;
        if (DraftView.TagOf(draft) != seen || draft.AskedBy is null) return WriteDraft.Changed;
        var own = draft.AuthorList.Contains(viewer.UserName);
        (draft.AskedBy, draft.AskedAt, draft.InForceFrom, draft.Edition) = (null, null, null, draft.Edition + 1);
        (draft.ReturnedBy, draft.ReturnedWhy) = own ? (null, null) : (viewer.UserName, string.IsNullOrWhiteSpace(request.Why) ? null : request.Why.Trim());
        return Stored(session, draft, viewer, null);
    });

    public static Refusal Waits(int version, DateTimeOffset from) => new(409, "version-waits", Title, new(
        $"Версия {version} вступит в силу {from:yyyy-MM-dd HH:mm} UTC. Сначала отмените её или дождитесь.", $"Version {version} comes in force on {from:yyyy-MM-dd HH:mm} UTC. Cancel it first, or wait for it."));

    private static readonly LocalizedText Title = new("Так в силу не вводят", "This can't be put in force so");

    private Task<Answer<DraftPublished>> Ask(DefinitionDraft seen, PublishRequest request, string why, Viewer viewer) => queue.Write(Writer.Person, Answer<DraftPublished> (session) =>
    {
        if (DraftRows.Hold(session, seen.Kind, seen.Name) is not { } draft || draft.Edition != seen.Edition) return WriteDraft.Changed;
        (draft.AskedBy, draft.AskedAt, draft.InForceFrom) = (viewer.UserName, Microseconds.Cut(clock.GetUtcNow()), request.InForceFrom);
        (draft.Why, draft.ReturnedBy, draft.ReturnedWhy) = (string.IsNullOrWhiteSpace(request.Why) ? draft.Why : request.Why.Trim(), null, null);
        return Stored(session, draft, viewer, why);
    });

    private DraftPublished Stored(WriteSession session, DefinitionDraft draft, Viewer viewer, string? needs)
    {
        DraftRows.Write(session, draft);
        DraftWork.Settle(session, draft.Kind, draft.Name, draft.AskedBy is null ? null : draft, clock.GetUtcNow());
        changes.Say("definitions");
        changes.Say("work-items");
        return new(null, draft.InForceFrom, false, DraftView.Of(draft, WriteDraft.Next(session, draft.Kind, draft.Name), viewer.UserName, user => UserNames.Of(session, user)), needs);
    }

    private async Task<Answer<DraftPublished>> Put(DefinitionDraft draft, string? why, DateTimeOffset? from, Viewer viewer, string? approvedBy, CancellationToken cancel)
    {
        var published = await publish.Handle(new(draft.Kind, draft.Name, draft.Text, why, draft.BasedOn) { From = from, Author = draft.AskedBy ?? draft.ChangedBy, ApprovedBy = approvedBy, Draft = draft.Edition }, viewer);
        if (published.Waiting) return Waits(published.Version, published.InForceFrom!.Value);
        if (!published.Stale) return new DraftPublished(published.Version, published.InForceFrom, published.Unchanged, null, null);
        var state = await drafts.Read(draft.Kind, draft.Name, viewer, cancel);
        return state?.Draft is { } now && now.Tag == DraftView.TagOf(draft)
            ? new Refusal(409, "based-on-older", Title, new($"Черновик начат от версии {draft.BasedOn}, а в силе уже {published.Version}. Сравните их и сохраните черновик поверх новой.", $"The draft was begun from version {draft.BasedOn}, but {published.Version} is in force by now. Compare them and save the draft on top of it."))
            : WriteDraft.Changed;
    }

    private async Task<(DefinitionDraft?, Refusal?)> Seen(string kind, string name, string seen, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var draft = await context.DefinitionDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.Id == DefinitionDraft.IdOf(kind, name), cancel);
        return draft is null ? (null, Refusal.NotFound) : DraftView.TagOf(draft) != seen ? (null, WriteDraft.Changed) : (draft, null);
    }

    private static Refusal Unfit(CheckReport report) => new(422, "definition-refused", Title, new(report.Problems.First(p => p.IsError).Message.Ru, report.Problems.First(p => p.IsError).Message.En)) { More = new Dictionary<string, object?> { ["problems"] = report.Problems } };
}
