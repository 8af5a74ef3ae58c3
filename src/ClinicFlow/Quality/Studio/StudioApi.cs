using System.Text.Json;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Commands;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Studio.Drafts;
using ClinicFlow.Quality.Studio.Live;
using ClinicFlow.Quality.Studio.Incidents;
using ClinicFlow.Quality.Studio.Instances;
using ClinicFlow.Quality.Studio.Migrations;
using ClinicFlow.Quality.Studio.Publishing;
using ClinicFlow.Quality.Studio.Replay;
using ClinicFlow.Quality.Studio.Health;
using ClinicFlow.Quality.Studio.Publishing.Consequences;
using ClinicFlow.Quality.Studio.Publishing.Differences;
using ClinicFlow.Quality.Studio.Publishing.Exchange;
using ClinicFlow.Quality.Studio.Views;
using ClinicFlow.Rules;
using ClinicFlow.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Quality.Studio;

/// <summary>A text to be put in force. The file itself may be sent instead, as it is.</summary>
/// <param name="Why">What is to be better by it; kept with the version.</param>
public sealed record DefinitionText(string Text, string? Why);

/// <param name="Version">The version in force, or the one that waits for its moment, which is to be taken back.</param>
public sealed record TakeBackRequest(int Version, string? Why);

/// <summary>The version that is in force now, or from <paramref name="InForceFrom"/> on, with what was said of its text.</summary>
public sealed record DefinitionSaved(string Name, int Version, bool Unchanged, DateTimeOffset? InForceFrom, CheckReport Report);

/// <summary>Rules and workflows without a deployment: read, checked, put in force, taken back.</summary>
public static class StudioApi
{
    private const int LongestText = 1024 * 1024;

    public static void MapStudio(this IEndpointRouteBuilder api)
    {
        var rules = api.MapGroup("/rules");
        Map(rules, DefinitionKinds.Rules, "rules");
        rules.MapReplays();
        api.MapMigrations();
        api.MapIncidents();
        Map(api.MapGroup("/workflows"), DefinitionKinds.Workflow, "workflows");
        api.MapGroup("/rules").MapExchange(DefinitionKinds.Rules, "rules");
        api.MapGroup("/workflows").MapExchange(DefinitionKinds.Workflow, "workflows");
        api.MapGroup("/rules").MapDrafts(DefinitionKinds.Rules, "rules");
        api.MapGroup("/workflows").MapDrafts(DefinitionKinds.Workflow, "workflows");
        api.MapGet("/rules/{name}/health", async Task<Results<Ok<HealthView>, NotFound>> (string name, ClinicContext context, ReadHealth health, CancellationToken cancel) =>
            await health.Handle(context, name, cancel) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound()).WithName("rules.health").Needs(Permission.SeeRules);
        api.MapPost("/rules/{name}/health/{rule}", async (string name, string rule, SwitchRequest request, Viewer viewer, SwitchRule switches, HttpContext http) =>
            (await switches.Handle(name, rule, request, viewer)).ToHttp(http)).WithName("rules.switch").Needs(Permission.ChangeRules);
        api.MapGet("/studio/settings", async (ClinicContext context, CancellationToken cancel) => TypedResults.Ok(await StudioSettings.Read(context, cancel))).WithName("studio.settings").Needs(Permission.SeeRules);
        api.MapPut("/studio/settings", ChangeSettings).WithName("studio.changeSettings").Needs(Permission.ChangeSettings);
        api.MapLive();
        api.MapGet("/rules", async (ListRuleSets list, CancellationToken cancel) => TypedResults.Ok(await list.Handle(cancel))).WithName("rules.list").Needs(Permission.SeeRules);
        api.MapGet("/workflows", async (string? location, Viewer viewer, ListWorkflows list, CancellationToken cancel) => TypedResults.Ok(await list.Handle(viewer.Narrow(location), cancel))).WithName("workflows.list").Needs(Permission.SeeRules);
    }

    public static IServiceCollection AddStudio(this IServiceCollection services) => services
        .AddSingleton<CheckDefinition>().AddSingleton<PublishDefinition>().AddSingleton<TakeBackDefinition>().AddSingleton<SweepDefinitions>()
        .AddSingleton<CancelVersion>().AddSingleton<NeedsSecond>().AddSingleton<WriteDraft>().AddSingleton<PublishDraft>().AddSingleton<SaveDirectly>()
        .AddSingleton<ImportDefinitions>().AddSingleton<ExportDefinitions>().AddSingleton<FindConsequences>().AddSingleton<ReadDifference>()
        .AddSingleton<GuardRules>().AddSingleton<SwitchRule>().AddSingleton<ReadHealth>()
        .AddSingleton<ListRuleSets>().AddSingleton<ListWorkflows>().AddSingleton<ReadVersions>().AddSingleton<VersionsInForce>().AddSingleton<WorkflowCounts>()
        .AddSingleton<ReadLive>().AddSingleton<ReadActivity>().AddSingleton<ListStanding>().AddReplays()
        .AddSingleton<ChooseInstances>().AddSingleton<BeginAct>().AddSingleton<CarryOutActs>().AddSingleton<UndoInstanceAct>()
        .AddSingleton<PreviewMigration>().AddSingleton<MigrateInstances>().AddSingleton<ListMigrations>()
        .AddSingleton<ListIncidents>().AddSingleton<ResolveIncidents>();

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
        group.MapPut("/{name}", (string name, string? why, DateTimeOffset? from, Viewer viewer, SaveDirectly save, HttpContext http, CancellationToken cancel) =>
            Save(kind, name, why, from, viewer, save, http, cancel)).Accepts<DefinitionText>("application/json", "text/plain").WithName($"{feature}.save").Needs(Permission.ChangeRules);
        group.MapGet("/{name}/difference", async Task<Results<Ok<DifferenceView>, NotFound>> (string name, int from, int? to, ReadDifference differences, CancellationToken cancel) =>
            await differences.Handle(kind, name, from, to, cancel) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound()).WithName($"{feature}.difference").Needs(Permission.SeeRules);
        group.MapPost("/{name}/consequences", async Task<Results<Ok<ConsequencesView>, ProblemHttpResult>> (string name, CheckDefinition check, FindConsequences consequences, HttpContext http, CancellationToken cancel) =>
        {
            var text = (await Body(http, cancel)).Text;
            var report = await check.Handle(kind, name, text, cancel);
            return report.MayPublish ? TypedResults.Ok(await consequences.Begin(kind, name, text, cancel)) : Refused(report, http);
        }).Accepts<DefinitionText>("application/json", "text/plain").WithName($"{feature}.consequences").Needs(Permission.SeeRules);
        group.MapGet("/{name}/consequences/{id:guid}", async Task<Results<Ok<ConsequencesView>, NotFound>> (string name, Guid id, FindConsequences consequences, CancellationToken cancel) =>
            await consequences.Read(id, cancel) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound()).WithName($"{feature}.consequencesOf").Needs(Permission.SeeRules);
        group.MapPost("/{name}/check", async (string name, CheckDefinition check, HttpContext http, CancellationToken cancel) =>
            TypedResults.Ok(await check.Handle(kind, name, (await Body(http, cancel)).Text, cancel))).Accepts<DefinitionText>("application/json", "text/plain").WithName($"{feature}.check").Needs(Permission.SeeRules);
        group.MapPost("/{name}/take-back", async (string name, TakeBackRequest request, Viewer viewer, TakeBackDefinition take, HttpContext http, CancellationToken cancel) =>
            (await take.Handle(kind, name, request, viewer, cancel)).ToHttp(http)).WithName($"{feature}.takeBack").Needs(Permission.ChangeRules);
    }

    private static async Task<Results<Ok<DefinitionSaved>, Accepted<DraftPublished>, ProblemHttpResult>> Save(
        string kind, string name, string? why, DateTimeOffset? from, Viewer viewer, SaveDirectly save, HttpContext http, CancellationToken cancel)
    {
        var body = await Body(http, cancel);
        var asked = http.Request.Headers.IfMatch.ToString().Trim('"', 'W', '/', 'v', ' ');
        int? expected = int.TryParse(asked, out var number) ? number : null;
        var saved = await save.Handle(new(kind, name, body.Text, body.Why ?? why, expected) { From = from }, viewer, cancel);
        if (!saved.Report.MayPublish) return Refused(saved.Report, http);
        if (saved.Refusal is { } refusal) return Answers.Problem(refusal, http);
        if (saved.Waits is { } waits) return TypedResults.Accepted($"/api/v1/{(kind == DefinitionKinds.Rules ? "rules" : "workflows")}/{name}/draft", waits);
        if (saved.Published!.Stale) return Stale(saved.Published.Version, http);
        http.Response.Headers.ETag = Tag(saved.Published.Version);
        return TypedResults.Ok(new DefinitionSaved(name, saved.Published.Version, saved.Published.Unchanged, saved.Published.InForceFrom, saved.Report));
    }

    private static async Task<Results<Ok<StudioSettings>, ProblemHttpResult>> ChangeSettings(StudioSettings change, WriteQueue queue, HttpContext http)
    {
        if (change.Problem() is { } problem) return TypedResults.Problem(problem.In(Language(http)), statusCode: 400, extensions: Problems.Code("studio-settings"));
        await change.Save(queue);
        return TypedResults.Ok(change);
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

    internal static string Language(HttpContext http) => http.Request.Headers.AcceptLanguage.ToString();

    private static string? In(BothLanguages? text, HttpContext http) => text is null ? null : new LocalizedText(text.Ru, text.En).In(Language(http));

    /// <summary>The text in an envelope, or the file as it is; what is no JSON at all is told by the check, with its line.</summary>
    internal static async Task<DefinitionText> Body(HttpContext http, CancellationToken cancel)
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
