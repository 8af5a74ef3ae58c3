using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Platform.Access.Cards;

/// <summary>Who opened whose card.</summary>
public static class CardOpeningsApi
{
    public static void MapCardOpenings(this IEndpointRouteBuilder api) => api.MapGet("/card-openings", List).Needs(Permission.SeeCardLog);

    private static async Task<Ok<CardOpeningPage>> List([AsParameters] CardOpeningQuery query, Viewer viewer, ListCardOpenings openings, CancellationToken cancel) =>
        TypedResults.Ok(await openings.Handle(query, viewer, cancel));
}
