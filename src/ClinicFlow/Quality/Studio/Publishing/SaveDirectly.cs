using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Studio.Drafts;
using ClinicFlow.Work;

namespace ClinicFlow.Quality.Studio.Publishing;

/// <summary>What became of a text that was sent as it is: published, waiting for a second person as a draft, or refused.</summary>
public sealed record SavedDirectly(CheckReport Report, Published? Published = null, DraftPublished? Waits = null, Refusal? Refusal = null);

/// <summary>Puts a file in force without a draft, as integrators do; where a second person is needed, it becomes the draft that waits for one.</summary>
public sealed class SaveDirectly(CheckDefinition check, PublishDefinition publish, NeedsSecond needs, WriteDraft drafts, PublishDraft ask)
{
    public async Task<SavedDirectly> Handle(NewVersion wanted, Viewer viewer, CancellationToken cancel)
    {
        var report = await check.Handle(wanted.Kind, wanted.Name, wanted.Text, cancel);
        if (!report.MayPublish) return new(report);
        var need = await needs.Why(wanted.Kind, wanted.Name, wanted.Text, cancel);
        if (need.Refusal is not null) return new(report, Refusal: need.Refusal);
        if (need.Why is null)
        {
            var published = await publish.Handle(wanted, viewer);
            return published.Waiting ? new(report, Refusal: PublishDraft.Waits(published.Version, published.InForceFrom!.Value)) : new(report, published);
        }
        var (draft, stale) = await drafts.Save(wanted.Kind, wanted.Name, new(wanted.Text, wanted.Why, wanted.Expected), null, viewer);
        if (stale) return new(report, Refusal: WriteDraft.Changed with { Status = 409, Code = "draft-exists", Detail = new($"Версии нужно утверждение, а черновик уже пишет {draft.ChangedBy}.", $"The version needs approval, but {draft.ChangedBy} is writing a draft already.") });
        var asked = await ask.Publish(wanted.Kind, wanted.Name, draft.Tag, new(wanted.Why, wanted.From), viewer, cancel);
        return new(report, Waits: asked.Value, Refusal: asked.Refusal);
    }
}
