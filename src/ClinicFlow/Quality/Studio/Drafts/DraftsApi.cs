using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Rules;
using ClinicFlow.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Quality.Studio.Drafts;

/// <summary>The draft of a rule set or a workflow: written, put in force, approved, given back, discarded.</summary>
public static class DraftsApi
{
    public static void MapDrafts(this RouteGroupBuilder group, string kind, string feature)
    {
        group.MapGet("/{name}/draft", async Task<Results<Ok<DraftState>, NotFound>> (string name, Viewer viewer, WriteDraft drafts, HttpContext http, CancellationToken cancel) =>
        {
            if (await drafts.Read(kind, name, viewer, cancel) is not { } state) return TypedResults.NotFound();
            if (state.Draft is { } draft) http.Response.Headers.ETag = draft.Tag;
            return TypedResults.Ok(state);
        }).WithName($"{feature}.draft").Needs(Permission.SeeRules);
        group.MapPut("/{name}/draft", async Task<Results<Ok<DraftView>, ProblemHttpResult>> (string name, DraftText text, Viewer viewer, WriteDraft drafts, HttpContext http) =>
        {
            // A text that was not sent is none; an empty one would be a draft that lost everything.
            if (string.IsNullOrWhiteSpace(text.Text)) return Answers.Problem(Refusal.Wrong("no-text", "В черновике нет текста.", "The draft has no text."), http);
            var (draft, stale) = await drafts.Save(kind, name, text, Seen(http), viewer);
            http.Response.Headers.ETag = draft.Tag;
            return stale ? Theirs(draft, http) : TypedResults.Ok(draft);
        }).WithName($"{feature}.saveDraft").Needs(Permission.ChangeRules);
        group.MapDelete("/{name}/draft", async Task<Results<Ok<DraftView>, ProblemHttpResult>> (string name, Viewer viewer, WriteDraft drafts, HttpContext http) =>
            (await drafts.Discard(kind, name, Seen(http), viewer)).ToHttp(http)).WithName($"{feature}.discardDraft").Needs(Permission.ChangeRules);
        group.MapPost("/{name}/draft/publish", async Task<Results<Ok<DraftPublished>, Accepted<DraftPublished>, ProblemHttpResult>> (string name, PublishRequest request, Viewer viewer, PublishDraft publish, HttpContext http, CancellationToken cancel) =>
        {
            var answer = await publish.Publish(kind, name, Seen(http) ?? "", request, viewer, cancel);
            if (answer.Refusal is { } refusal) return Answers.Problem(refusal, http);
            return answer.Value!.Draft is null ? TypedResults.Ok(answer.Value) : TypedResults.Accepted($"/api/v1/{feature}/{name}/draft", answer.Value);
        }).WithName($"{feature}.publishDraft").Needs(Permission.ChangeRules);
        group.MapPost("/{name}/draft/approve", async Task<Results<Ok<DraftPublished>, ProblemHttpResult>> (string name, Viewer viewer, PublishDraft publish, HttpContext http, CancellationToken cancel) =>
            (await publish.Approve(kind, name, Seen(http) ?? "", viewer, cancel)).ToHttp(http)).WithName($"{feature}.approveDraft").Needs(Permission.ApproveRules);
        group.MapPost("/{name}/draft/return", async Task<Results<Ok<DraftPublished>, ProblemHttpResult>> (string name, ReturnRequest request, Viewer viewer, PublishDraft publish, HttpContext http) =>
            (await publish.Return(kind, name, Seen(http) ?? "", request, viewer)).ToHttp(http)).WithName($"{feature}.returnDraft").Needs(Permission.ApproveRules);
    }

    private static string? Seen(HttpContext http) => http.Request.Headers.IfMatch.ToString() is { Length: > 0 } tag ? tag : null;

    /// <summary>The draft that somebody else saved, so that the two can be put together.</summary>
    private static ProblemHttpResult Theirs(DraftView draft, HttpContext http) => Answers.Problem(new Refusal(412, "draft-stale",
        new LocalizedText("Черновик уже сохранил кто-то ещё", "Somebody else saved the draft"),
        new LocalizedText($"{draft.ChangedBy} сохранил свой текст. Ваш не записан поверх: соберите их в один.", $"{draft.ChangedBy} saved another text. Yours was not written over it: put the two together.")) { More = new Dictionary<string, object?> { ["draft"] = draft } }, http);
}
