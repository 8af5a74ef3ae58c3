using ClinicFlow.Platform.Access;
using ClinicFlow.Work.Acts;
using ClinicFlow.Work.Claims;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Work;

/// <summary>What people do with work items.</summary>
public static class WorkItemsApi
{
    public static void MapWorkItems(this IEndpointRouteBuilder api)
    {
        var items = api.MapGroup("/work-items/{id:guid}");
        items.MapPost("/claim", Claim).Needs(Permission.DoWork);
        items.MapPost("/release", Release).Needs(Permission.DoWork);
        items.MapPost("/outcome", Outcome).Needs(Permission.DoWork);
        items.MapPost("/done", Done).Needs(Permission.DoWork);
        items.MapPost("/snooze", Snooze).Needs(Permission.DoWork);
        items.MapPost("/assign", Assign).Needs(Permission.DoWork);
        api.MapPost("/acts/{act}/undo", Undo).Needs(Permission.DoWork);
    }

    private static async Task<Results<Ok<WorkItemView>, ProblemHttpResult>> Claim(Guid id, Viewer viewer, ClaimWorkItem claim, HttpContext http, CancellationToken cancel) =>
        (await claim.Handle(id, viewer, cancel)).ToHttp(http);

    private static async Task<NoContent> Release(Guid id, Viewer viewer, ReleaseWorkItem release)
    {
        await release.Handle(id, viewer);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<Act>, ProblemHttpResult>> Outcome(Guid id, OutcomeRequest request, Viewer viewer, RecordOutcome record, HttpContext http, CancellationToken cancel) =>
        (await record.Handle(id, request, viewer, cancel)).ToHttp(http);

    private static async Task<Results<Ok<Act>, ProblemHttpResult>> Done(Guid id, FinishRequest request, Viewer viewer, FinishWorkItem finish, HttpContext http, CancellationToken cancel) =>
        (await finish.Handle(id, request, viewer, cancel)).ToHttp(http);

    private static async Task<Results<Ok<Act>, ProblemHttpResult>> Snooze(Guid id, SnoozeRequest request, Viewer viewer, SnoozeWorkItem snooze, HttpContext http, CancellationToken cancel) =>
        (await snooze.Handle(id, request, viewer, cancel)).ToHttp(http);

    private static async Task<Results<Ok<Act>, ProblemHttpResult>> Assign(Guid id, AssignRequest request, Viewer viewer, AssignWorkItem assign, HttpContext http, CancellationToken cancel) =>
        (await assign.Handle(id, request, viewer, cancel)).ToHttp(http);

    private static async Task<Results<Ok<Undone>, ProblemHttpResult>> Undo(string act, Viewer viewer, UndoAct undo, HttpContext http) =>
        (await undo.Handle(act, viewer)).ToHttp(http);
}
