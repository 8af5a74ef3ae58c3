using ClinicFlow.Platform.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Quality.Deviations;

/// <summary>The register of deviations.</summary>
public static class DeviationsApi
{
    public static void MapDeviations(this IEndpointRouteBuilder api) => api.MapGet("/deviations", List).Needs(Permission.SeeDeviations);

    public static IServiceCollection AddDeviations(this IServiceCollection services) => services.AddScoped<ListDeviations>();

    private static async Task<Ok<DeviationPage>> List([AsParameters] DeviationFilter filter, Viewer viewer, ListDeviations register, CancellationToken cancel) =>
        TypedResults.Ok(await register.List(filter, viewer, cancel));
}
