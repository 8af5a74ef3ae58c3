using ClinicFlow.Platform.Access;
using ClinicFlow.Work;

namespace ClinicFlow.Quality.Studio.Incidents;

/// <summary>Activities of workflows that could not go on: listed and resolved; undo is that of every act.</summary>
public static class IncidentsApi
{
    public static void MapIncidents(this IEndpointRouteBuilder api)
    {
        var incidents = api.MapGroup("/incidents");
        incidents.MapGet("", async ([AsParameters] IncidentFilter filter, Viewer viewer, ListIncidents list, CancellationToken cancel) =>
            TypedResults.Ok(await list.Handle(filter, viewer, cancel))).WithName("incidents.list").Needs(Permission.SeeRules);
        incidents.MapPost("/resolve", async (ResolveRequest request, Viewer viewer, ResolveIncidents resolve, HttpContext http, CancellationToken cancel) =>
            (await resolve.Handle(request, viewer, cancel)).ToHttp(http)).WithName("incidents.resolve").Needs(Permission.ChangeRules);
    }
}
