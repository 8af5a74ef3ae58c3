using System.Text.Json;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Commands;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Studio.Publishing;
using ClinicFlow.Quality.Studio.Views;
using ClinicFlow.Rules;
using ClinicFlow.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Quality.Studio;

/// <summary>A text to be put in force. The file itself may be sent instead, as it is.</summary>
/// <param name="Why">What is to be better by it; kept with the version.</param>
public sealed record DefinitionText(string Text, string? Why);

/// <param name="Version">The version in force, which is to be taken back.</param>
public sealed record TakeBackRequest(int Version, string? Why);

/// <summary>The version that is in force now, with what was said of its text.</summary>
public sealed record DefinitionSaved(string Name, int Version, bool Unchanged, CheckReport Report);

/// <summary>Rules and workflows without a deployment: read, checked, put in force, taken back.</summary>
public static class StudioApi
{
    private const int LongestText = 1024 * 1024;

    public static void MapStudio(this IEndpointRouteBuilder api)
    {
        Map(api.MapGroup("/rules"), DefinitionKinds.Rules, "rules");
        Map(api.MapGroup("/workflows"), DefinitionKinds.Workflow, "workflows");
        api.MapGet("/rules", async (ListRuleSets list, CancellationToken cancel) => TypedResults.Ok(await list.Handle(cancel))).WithName("rules.list").Needs(Permission.SeeRules);
        api.MapGet("/workflows", async (ListWorkflows list, CancellationToken cancel) => TypedResults.Ok(await list.Handle(cancel))).WithName("workflows.list").Needs(Permission.SeeRules);
    }

    public static IServiceCollection AddStudio(this IServiceCollection services) => services
        .AddSingleton<CheckDefinition>().AddSingleton<PublishDefinition>().AddSingleton<TakeBackDefinition>().AddSingleton<SweepDefinitions>()
        .AddSingleton<ListRuleSets>().AddSingleton<ListWorkflows>().AddSingleton<ReadVersions>().AddSingleton<VersionsInForce>().AddSingleton<WorkflowCounts>();

    private static void Map(RouteGroupBuilder group, string kind, string feature)
    {
        group.MapGet("/{name}", async Task<Results<Ok<DefinitionView>, NotFound>> (string name, ReadVersions versions, HttpContext http, CancellationToken cancel) =>
        {
            if (await versions.Newest(kind, name, cancel) is not { } found) return TypedResults.NotFound();
            http.Response.Headers.ETag = Tag(found.Version);
            return TypedResults.Ok(found);
        }).WithName($"{feature}.read").Needs(Permission.SeeRules);
        group.MapGet("/{name}/versions", async Task<Results<Ok<VersionList>, NotFound>> (string name, ReadVersions versions, CancellationToken cancel) =>
            await versions.All(kind, name, cancel) is { Versions.Count: > 0 } found ? TypedResults.Ok(found) : TypedResults.NotFound()).WithName($"{feature}.versions").Needs(Permission.SeeRules);
        group.MapGet("/{name}/versions/{version}", async Task<Results<Ok<DefinitionView>, NotFound>> (string name, int version, ReadVersions versions, CancellationToken cancel) =>
            await versions.Numbered(kind, name, version, cancel) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound()).WithName($"{feature}.version").Needs(Permission.SeeRules);
        group.MapPut("/{name}", (string name, string? why, Viewer viewer, CheckDefinition check, PublishDefinition publish, HttpContext http, CancellationToken cancel) =>
            Save(kind, name, why, viewer, check, publish, http, cancel)).Accepts<DefinitionText>("application/json", "text/plain").WithName($"{feature}.save").Needs(Permission.ChangeRules);
        group.MapPost("/{name}/check", async (string name, CheckDefinition check, HttpContext http, CancellationToken cancel) =>
            TypedResults.Ok(await check.Handle(kind, name, (await Body(http, cancel)).Text, cancel))).Accepts<DefinitionText>("application/json", "text/plain").WithName($"{feature}.check").Needs(Permission.SeeRules);
        group.MapPost("/{name}/take-back", async (string name, TakeBackRequest request, Viewer viewer, TakeBackDefinition take, HttpContext http, CancellationToken cancel) =>
            (await take.Handle(kind, name, request, viewer, cancel)).ToHttp(http)).WithName($"{feature}.takeBack").Needs(Permission.ChangeRules);
    }

    private static async Task<Results<Ok<DefinitionSaved>, ProblemHttpResult>> Save(
        string kind, string name, string? why, Viewer viewer, CheckDefinition check, PublishDefinition publish, HttpContext http, CancellationToken cancel)
    {
        var body = await Body(http, cancel);
        var asked = http.Request.Headers.IfMatch.ToString().Trim('"', 'W', '/', 'v', ' ');
        int? expected = int.TryParse(asked, out var number) ? number : null;
        var report = await check.Handle(kind, name, body.Text, cancel);
        if (!report.MayPublish) return Refused(report, http);
        var published = await publish.Handle(new(kind, name, body.Text, body.Why ?? why, expected), viewer);
        if (published.Stale) return Stale(published.Version, http);
        http.Response.Headers.ETag = Tag(published.Version);
        return TypedResults.Ok(new DefinitionSaved(name, published.Version, published.Unchanged, report));
    }

    private static string Tag(int version) => $"\"v{version}\"";

    private static ProblemHttpResult Refused(CheckReport report, HttpContext http)
    {
        var first = report.Problems.First(p => p.IsError);
        var more = Problems.Code("definition-refused", In(first.Remedy, http));
        more["problems"] = report.Problems;
        more["tests"] = report.Tests;
        more["testsPassed"] = report.TestsPassed;
        return TypedResults.Problem($"{first.File}({first.Line},{first.Column}): {In(first.Message, http)}", statusCode: StatusCodes.Status422UnprocessableEntity,
            title: new LocalizedText("Не сохранено: прежняя версия остаётся в силе", "Not saved: the version before stays in force").In(Language(http)), extensions: more);
    }

    private static ProblemHttpResult Stale(int version, HttpContext http)
    {
        var more = Problems.Code("stale", new LocalizedText("Откройте её, сравните со своим текстом и сохраните ещё раз.", "Open it, compare it with your text and save again.").In(Language(http)));
        more["version"] = version;
        return TypedResults.Problem(new LocalizedText($"Пока вы правили, в силу вступила версия {version}.", $"While you were editing, version {version} came in force.").In(Language(http)),
            statusCode: StatusCodes.Status412PreconditionFailed, title: new LocalizedText("Кто-то сохранил раньше", "Somebody saved before you").In(Language(http)), extensions: more);
    }

    private static string Language(HttpContext http) => http.Request.Headers.AcceptLanguage.ToString();

    private static string? In(BothLanguages? text, HttpContext http) => text is null ? null : new LocalizedText(text.Ru, text.En).In(Language(http));

    /// <summary>The text in an envelope, or the file as it is; what is no JSON at all is told by the check, with its line.</summary>
    private static async Task<DefinitionText> Body(HttpContext http, CancellationToken cancel)
    {
        if (http.Request.ContentLength > LongestText) throw new BadHttpRequestException("The text is longer than 1 MB.", StatusCodes.Status413PayloadTooLarge);
        using var reader = new StreamReader(http.Request.Body);
        var raw = await reader.ReadToEndAsync(cancel);
        if (raw.Length > LongestText) throw new BadHttpRequestException("The text is longer than 1 MB.", StatusCodes.Status413PayloadTooLarge);
        try
        {
            using var json = JsonDocument.Parse(raw);
            if (json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
                return new(text.GetString()!, json.RootElement.TryGetProperty("why", out var why) && why.ValueKind == JsonValueKind.String ? why.GetString() : null);
        }
        catch (JsonException)
        {
        }
        return new(raw, null);
    }
}
