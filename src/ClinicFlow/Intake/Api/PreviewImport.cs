using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Intake.Runs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Intake.Api;

/// <summary>The first rows of an upload as the events that they would become. Writes nothing.</summary>
public sealed class PreviewImport(MappingStore mappings, Uploads uploads)
{
    private const int DefaultRows = 20, MostRows = 200;

    public Results<Ok<Preview>, ProblemHttpResult> Handle(PreviewRequest request, HttpContext http)
    {
        if (uploads.Find(request.Upload) is not { } folder) return http.NotThere();
        if ((request.Text ?? (request.Mapping is { } name ? mappings.Find(name) : null)) is not { } text) return http.NotThere();
        var reading = MappingReader.Read(text, request.Mapping ?? "mapping");
        if (reading.Plan is not { } plan) return TypedResults.Ok(new Preview(reading.Problems, []));
        using var mapper = new RowMapper(plan, folder);
        var problems = new List<ImportProblem>([.. reading.Problems, .. mapper.Problems]);
        var files = new List<PreviewFile>();
        foreach (var part in mapper.Parts)
        {
            using var file = mapper.Open(part);
            var unused = file.Problems.Where(IsUnused).Select(p => p.Field!).ToList();
            problems.AddRange(file.Problems.Where(p => !IsUnused(p)));
            var label = Path.GetFileNameWithoutExtension(file.File) == part ? file.File : $"{file.File} ({part})";
            files.Add(new PreviewFile(label, [.. file.Rows().Take(Math.Clamp(request.Rows ?? DefaultRows, 1, MostRows)).Select(Row)], unused));
        }
        return TypedResults.Ok(new Preview([.. problems.Distinct()], files));
    }

    private static bool IsUnused(ImportProblem problem) => problem is { Code: "file.unlisted-column", Field: not null };

    private static PreviewRow Row(MappedRow row) => new(row.Line, row.RowKey, [.. row.Events.Select(Event)], [.. row.Problems]);

    private static PreviewEvent Event(IncomingEvent e) =>
        new(e.Event.Type.Name, e.Event.Id, e.Event.Subject, e.Event.Time, System.Text.Json.JsonSerializer.SerializeToElement(e.Event.Data, e.Event.Data.GetType(), EventJson.Options), e.Person, e.Note);
}
