using ClinicFlow.Intake.Imports;
using ClinicFlow.Intake.Runs;
using ClinicFlow.Platform.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Intake.Api;

/// <summary>Mappings: those that ship are read, the clinic's own are written too.</summary>
public static class MappingsApi
{
    public static void MapMappings(this IEndpointRouteBuilder api)
    {
        api.MapGet("/mappings", List).Needs(Permission.SeeImports);
        api.MapGet("/mappings/schema", Schema).Needs(Permission.SeeImports);
        api.MapGet("/mappings/{name}", Get).Needs(Permission.SeeImports);
        api.MapPut("/mappings/{name}", Put).Needs(Permission.RunImports);
    }

    private static Ok<MappingList> List(MappingStore mappings) => TypedResults.Ok(new MappingList([.. mappings.Names.Select(name =>
    {
        var plan = MappingReader.Read(mappings.Find(name) ?? "", name).Plan;
        return new MappingRow(name, plan?.Source ?? "", !mappings.IsOwn(name), plan?.Files ?? []);
    })]));

    private static ContentHttpResult Schema() => TypedResults.Text(ShippedMappings.ReadSchema(), "application/schema+json");

    private static Results<Ok<MappingView>, ProblemHttpResult> Get(string name, MappingStore mappings, HttpContext http)
    {
        if (mappings.Find(name) is not { } text) return http.NotThere();
        var tag = $"\"{MappingStore.Tag(text)}\"";
        http.Response.Headers.ETag = tag;
        return TypedResults.Ok(new MappingView(name, text, tag));
    }

    /// <summary>Stores a mapping that has no errors; one with errors is answered with them and leaves everything as it was.</summary>
    private static Results<Ok<MappingSaved>, ProblemHttpResult> Put(string name, MappingText request, MappingStore mappings, HttpContext http)
    {
        if (!MappingStore.IsName(name))
            return http.Refuse(400, "mapping.name", new("Имя не подходит", "Not a possible name"), new("Имя — до 64 букв, цифр, «-», «_», точек и пробелов.", "A name is up to 64 letters, digits, '-', '_', dots and spaces."));
        var present = mappings.Find(name);
        var expected = http.Request.Headers.IfMatch.ToString().Trim().Trim('"');
        if (present is not null && expected.Length == 0 && http.Request.Headers.IfNoneMatch.Count == 0)
            return http.Refuse(428, "etag-needed", new("Маппинг уже есть", "The mapping exists"), new("Пришлите в If-Match метку текста, который правили.", "Send the tag of the text that you edited in If-Match."));
        var reading = MappingReader.Read(request.Text ?? "", name);
        if (reading.Plan is not null && !mappings.TrySave(name, request.Text!, expected.Length == 0 ? null : expected))
            return http.Refuse(412, "stale", new("Маппинг уже изменили", "The mapping has changed"), new("Кто-то сохранил его раньше.", "Somebody has saved it before you."), new("Откройте его заново и внесите правку ещё раз.", "Open it again and repeat your change."));
        if (reading.Plan is not null) http.Response.Headers.ETag = $"\"{MappingStore.Tag(request.Text!)}\"";
        return TypedResults.Ok(new MappingSaved(name, reading.Problems));
    }
}
