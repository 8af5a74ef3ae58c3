using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Calls;
using ClinicFlow.Work.Presence;
using ClinicFlow.Work.Recall;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Work.Lists;

/// <summary>The task list of every role, and the recall desk over the same items.</summary>
public static class WorkListApi
{
    public static void MapWorkLists(this IEndpointRouteBuilder api)
    {
        api.MapGet("/work", List).Needs(Permission.DoWork);
        api.MapGet("/work/people", People).Needs(Permission.DoWork);
        api.MapGet("/work/{id:guid}", Show).Needs(Permission.DoWork);
        api.MapPost("/work/{id:guid}/leave", Leave).Needs(Permission.DoWork);
        api.MapPost("/work-items/{id:guid}/call", Call).Needs(Permission.DoWork);
        api.MapGet("/recall/day", Day).Needs(Permission.DoWork);
        api.MapPost("/recall/next", Next).Needs(Permission.DoWork);
        api.MapPost("/recall/no-call", NoCall).Needs(Permission.DoWork);
    }

    private static async Task<Ok<WorkPage>> List([AsParameters] WorkQuery query, Viewer viewer, ListWork list, WriteQueue queue, CancellationToken cancel)
    {
        queue.PersonSeen();
        return TypedResults.Ok(await list.Handle(query, viewer, cancel));
    }

    private static async Task<Ok<ColleagueList>> People(Viewer viewer, ListColleagues colleagues, CancellationToken cancel) => TypedResults.Ok(await colleagues.Handle(viewer, cancel));

    private static async Task<Results<Ok<WorkDetail>, ProblemHttpResult>> Show(Guid id, Viewer viewer, ShowWork show, HttpContext http, CancellationToken cancel) =>
        (await show.Handle(id, viewer, cancel)).ToHttp(http);

    private static NoContent Leave(Guid id, Viewer viewer, Viewers viewers)
    {
        viewers.Leave(id, viewer);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<WorkItemView>, ProblemHttpResult>> Call(Guid id, Viewer viewer, BeginCall call, HttpContext http, CancellationToken cancel) =>
        (await call.Handle(id, viewer, cancel)).ToHttp(http);

    private static async Task<Ok<DeskDayView>> Day(Viewer viewer, DeskDay day, CancellationToken cancel) => TypedResults.Ok(await day.Handle(viewer, cancel));

    private static async Task<Results<Ok<NextItem>, ProblemHttpResult>> Next(NextRequest request, Viewer viewer, NextCall next, HttpContext http, CancellationToken cancel) =>
        (await next.Handle(request, viewer, cancel)).ToHttp(http);

    private static async Task<NoContent> NoCall(Viewer viewer, EndCall end)
    {
        await end.Handle(viewer);
        return TypedResults.NoContent();
    }
}
