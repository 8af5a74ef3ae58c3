using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>Past journeys against a candidate: asked for, followed, looked into, cancelled.</summary>
public static class ReplayApi
{
    public static void MapReplays(this RouteGroupBuilder rules)
    {
        var group = rules.MapGroup("/{name}/replays");
        group.MapPost("", Start).WithName("replays.start").Needs(Permission.SeeRules);
        group.MapGet("", async (string name, Viewer viewer, ReadReplays replays, CancellationToken cancel) => TypedResults.Ok(await replays.List(name, viewer, cancel))).WithName("replays.list").Needs(Permission.SeeRules);
        group.MapGet("/{replay}", One).WithName("replays.read").Needs(Permission.SeeRules);
        group.MapGet("/{replay}/journeys", Journeys).WithName("replays.journeys").Needs(Permission.SeeRules);
        group.MapDelete("/{replay}", Cancel).WithName("replays.cancel").Needs(Permission.SeeRules);
    }

    public static IServiceCollection AddReplays(this IServiceCollection services) => services
        .AddSingleton<PrepareReplay>().AddSingleton<RunReplay>().AddSingleton<StoreReplay>().AddSingleton<ReplayQueue>().AddSingleton<StartReplay>().AddSingleton<ReadReplays>();

    /// <summary>Replays that are asked for on a page; a verb runs its own.</summary>
    public static IServiceCollection AddReplayQueue(this IServiceCollection services) => services.AddHostedService(provider => provider.GetRequiredService<ReplayQueue>());

    private static async Task<Results<Accepted<ReplayStarted>, ProblemHttpResult>> Start(string name, StartReplayRequest request, Viewer viewer, StartReplay start, HttpContext http, CancellationToken cancel)
    {
        var answer = await start.Handle(name, request, viewer, cancel);
        return answer.Value is { } started ? TypedResults.Accepted($"/api/v1/rules/{name}/replays/{started.Id}", started) : Answers.Problem(answer.Refusal!, http);
    }

    private static async Task<Results<Ok<ReplayView>, NotFound>> One(string name, Guid replay, Viewer viewer, ReadReplays replays, CancellationToken cancel) =>
        await replays.One(name, replay, viewer, cancel) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Results<Ok<ReplayJourneyList>, NotFound>> Journeys(
        string name, Guid replay, [OneOf("changed", "added", "dropped", "both", "in-force", "candidate")] string? group, int? part, int? page, Viewer viewer, ReadReplays replays, CancellationToken cancel) =>
        await replays.Journeys(name, replay, part ?? 0, group ?? "changed", Math.Max(1, page ?? 1), viewer, cancel) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Results<NoContent, NotFound>> Cancel(string name, Guid replay, Viewer viewer, ReadReplays replays, ReplayQueue queue, CancellationToken cancel)
    {
        if (!await replays.Exists(name, replay, viewer, cancel)) return TypedResults.NotFound();
        await queue.Cancel(replay);
        return TypedResults.NoContent();
    }
}
