using System.Text;
using ClinicFlow.Platform.Access;
using ClinicFlow.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Quality.Studio.Publishing.Exchange;

/// <summary>Files of RulesEngine and Elsa in and out.</summary>
public static class ExchangeApi
{
    public static void MapExchange(this RouteGroupBuilder group, string kind, string feature)
    {
        group.MapPost("/import", async Task<Results<Ok<ImportReport>, ProblemHttpResult>> (bool? take, Viewer viewer, ImportDefinitions import, HttpContext http, CancellationToken cancel) =>
            (await import.Handle(kind, (await StudioApi.Body(http, cancel)).Text, take == true, viewer, cancel)).ToHttp(http)).Accepts<DefinitionText>("application/json", "text/plain").WithName($"{feature}.import").Needs(Permission.ChangeRules);
        group.MapGet("/export", async Task<FileContentHttpResult> (ExportDefinitions export, CancellationToken cancel) =>
            TypedResults.File(Encoding.UTF8.GetBytes((await export.Handle(kind, null, cancel))!), "application/json", $"{feature}.json")).Produces<string>(200, "application/json").WithName($"{feature}.exportAll").Needs(Permission.SeeRules);
        group.MapGet("/{name}/export", async Task<Results<FileContentHttpResult, NotFound>> (string name, ExportDefinitions export, CancellationToken cancel) =>
            await export.Handle(kind, name, cancel) is { } text ? TypedResults.File(Encoding.UTF8.GetBytes(text), "application/json", $"{name}.json") : TypedResults.NotFound()).Produces<string>(200, "application/json").WithName($"{feature}.export").Needs(Permission.SeeRules);
    }
}
