using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Work.Queue;

/// <summary>The queue of treatment plans.</summary>
public static class PlanQueueApi
{
    public static void MapPlanQueue(this IEndpointRouteBuilder api)
    {
        api.MapGet("/plans", List).Needs(Permission.SeeQueue);
        api.MapGet("/plans/{id:guid}", Show).Needs(Permission.SeeQueue);
    }

    private static async Task<Ok<PlanPage>> List([AsParameters] PlanQuery query, Viewer viewer, ListPlans list, WriteQueue queue, CancellationToken cancel)
    {
        queue.PersonSeen();
        return TypedResults.Ok(await list.Handle(query, viewer, cancel));
    }

    private static async Task<Results<Ok<PlanDetail>, ProblemHttpResult>> Show(Guid id, Viewer viewer, ShowPlan show, HttpContext http, CancellationToken cancel) =>
        (await show.Handle(id, viewer, cancel)).ToHttp(http);
}
