using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Platform.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace ClinicFlow.Intake.Api;

public enum EventStatus { Accepted, Duplicate, Corrected, Quarantined }

/// <summary>What became of one event of a request.</summary>
public sealed record EventResult(string? Id, EventStatus Status, string? Reason = null)
{
    public static EventResult Of(AppendResult result) => new(result.Id, result.Status switch
    {
        AppendStatus.Duplicate => EventStatus.Duplicate,
        AppendStatus.Corrected => EventStatus.Corrected,
        AppendStatus.Quarantined => EventStatus.Quarantined,
        _ => EventStatus.Accepted,
    }, result.Reason);
}

public sealed record EventResults(IReadOnlyList<EventResult> Results);

/// <summary>Events from other systems: CloudEvents 1.0 in JSON, one or a batch.</summary>
public static class EventsApi
{
    public const long LargestRequest = 16 << 20;

    public static void MapEvents(this IEndpointRouteBuilder api)
    {
        api.MapPost("/events", Send).Needs(Permission.SendEvents).WithMetadata(new RequestSizeLimitAttribute(LargestRequest))
            .AddOpenApiOperationTransformer((operation, _, _) => { operation.RequestBody = Body; return Task.CompletedTask; });
        api.MapGet("/events/types", Types).Needs(Permission.SignedIn);
    }

    /// <summary>Described by hand: declared as accepted, another content type would find no route instead of being told which ones there are.</summary>
    private static OpenApiRequestBody Body => new()
    {
        Required = true, Description = "CloudEvents 1.0, one event or a batch; the types and their data are at /api/v1/events/types",
        Content = new Dictionary<string, OpenApiMediaType> { [CloudEventReader.Single] = new(), [CloudEventReader.Batch] = new(), [CloudEventReader.Plain] = new() },
    };

    private static async Task<Results<Ok<EventResults>, ProblemHttpResult>> Send(HttpContext http, Viewer viewer, TakeEvents take, CancellationToken cancel)
    {
        if (http.Request.ContentLength > LargestRequest) return http.TooLarge(LargestRequest);
        using var body = new MemoryStream();
        try
        {
            await http.Request.Body.CopyToAsync(body, cancel);
        }
        catch (BadHttpRequestException error) when (error.StatusCode == 413)
        {
            return http.TooLarge(LargestRequest);
        }
        var bytes = body.GetBuffer().AsMemory(0, (int)body.Length);
        var read = CloudEventReader.Read(bytes, http.Request.ContentType);
        if (Unreadable(read) is { } problem) return http.Refuse(problem.Code == "event.content-type" ? 415 : 400, problem);
        return TypedResults.Ok(new EventResults(await take.Handle(bytes, read, viewer.UserName)));
    }

    private static Ok<EventTypeList> Types() => TypedResults.Ok(EventTypes.All);

    /// <summary>What is wrong with the request as a whole.</summary>
    private static ImportProblem? Unreadable(IReadOnlyList<CloudEventResult> read) =>
        read is [{ Id: null, Event: null, Problems: [{ Code: "event.malformed" or "event.content-type" or "event.wrong-shape" } only] }] ? only : null;
}
