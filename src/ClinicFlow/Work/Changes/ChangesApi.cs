using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using ClinicFlow.Platform.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Work.Changes;

public sealed record Changed(string What);

/// <summary>"Something changed" as server-sent events; who hears it asks again for what it shows.</summary>
public static class ChangesApi
{
    public static void MapChanges(this IEndpointRouteBuilder api) => api.MapGet("/changes", Listen).Needs(Permission.SignedIn);

    private static ServerSentEventsResult<Changed> Listen(ChangeFeed changes, IHostApplicationLifetime process, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(Events(changes, process.ApplicationStopping, http.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<Changed>> Events(ChangeFeed changes, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancel);
        await foreach (var what in changes.Listen(either.Token))
            yield return new SseItem<Changed>(new Changed(what), what == ChangeFeed.Heartbeat ? ChangeFeed.Heartbeat : "changed");
    }
}
