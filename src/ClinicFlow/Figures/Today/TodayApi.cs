using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Figures.Today;

/// <summary>The manager's first page.</summary>
public static class TodayApi
{
    private static readonly int[] Windows = [30, 90, 365];

    public static void MapToday(this IEndpointRouteBuilder api) => api.MapGet("/today", Get).Needs(Permission.SeeToday);

    public static IServiceCollection AddToday(this IServiceCollection services) => services.AddSingleton<RecentFigures>().AddScoped<ReadToday>().AddScoped<AttentionList>();

    private static async Task<Results<Ok<TodayView>, ProblemHttpResult>> Get(Viewer viewer, ReadToday today, string? location, CancellationToken cancel, int days = 30)
    {
        if (!Windows.Contains(days)) return TypedResults.Problem("days is 30, 90 or 365.", statusCode: 400, title: "Unknown window", extensions: Problems.Code("unknown-window"));
        return TypedResults.Ok(await today.Read(days, viewer, viewer.Narrow(location), cancel));
    }
}
