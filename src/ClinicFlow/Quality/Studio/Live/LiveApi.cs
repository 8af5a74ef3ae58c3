using ClinicFlow.Platform.Access;

namespace ClinicFlow.Quality.Studio.Live;

/// <summary>What stands in a workflow now: the live figures of its diagram.</summary>
public static class LiveApi
{
    public static void MapLive(this IEndpointRouteBuilder api)
    {
        api.MapGet("/workflows/{name}/live", async (string name, string? location, Viewer viewer, ReadLive live, CancellationToken cancel) =>
            TypedResults.Ok(await live.Handle(name, location, viewer, cancel))).WithName("workflows.live").Needs(Permission.SeeRules);
        api.MapGet("/workflows/{name}/activities/{activity}", async (string name, string activity, string? location, Viewer viewer, ReadActivity detail, CancellationToken cancel) =>
            TypedResults.Ok(await detail.Handle(name, activity, location, viewer, cancel))).WithName("workflows.activity").Needs(Permission.SeeRules);
        api.MapGet("/workflows/{name}/activities/{activity}/standing", async (string name, string activity, [AsParameters] StandingFilter filter, Viewer viewer, ListStanding list, CancellationToken cancel) =>
            TypedResults.Ok(await list.Handle(name, activity, filter, viewer, cancel))).WithName("workflows.standing").Needs(Permission.SeeRules);
    }
}
