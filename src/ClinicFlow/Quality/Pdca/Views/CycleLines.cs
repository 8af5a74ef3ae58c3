using System.Text.Json;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Quality.Pdca.Figures;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Pdca.Views;

/// <summary>Rows of cycles in the words of screens.</summary>
public static class CycleLines
{
    public static CycleLine Of(CycleRow row, ClinicModel clinic, IReadOnlyDictionary<string, string> names, DateTimeOffset now) => new(
        row.Id, row.Title, row.Stage, MetricOf(clinic, row.Metric), row.Location, row.Owner, names.GetValueOrDefault(row.Owner, row.Owner), row.Turn, Activity(row, clinic), row.Step, row.Due,
        row.EndedAt is null && row.Step is not null && row.Due < now, row.Signal, row.BegunAt, row.EndedAt);

    public static LocalizedText MetricOf(ClinicModel clinic, string metric)
    {
        if (metric == CycleSeries.Conversion) return new("Конверсия этапа", "Conversion of the stage");
        var title = StageStrip.TitleOf(clinic, metric);
        return new($"Соблюдение: {title.Ru}", $"Kept: {title.En}");
    }

    /// <summary>The title of the activity, in the version by which the turn runs.</summary>
    private static LocalizedText? Activity(CycleRow row, ClinicModel clinic)
    {
        if (row.Activity?.Split('/', 2) is not [var workflow, var activity]) return null;
        var definition = clinic.Definitions.Workflow(workflow)?.Numbered(row.DefinitionVersion)?.Value.Definition;
        return definition?.FindActivity(activity) is { } node && TitleOf(node.Source) is { } title ? title : new(activity, activity);
    }

    private static LocalizedText? TitleOf(JsonElement activity) =>
        activity.TryGetProperty("customProperties", out var custom) && custom.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.Object
            && title.TryGetProperty("ru", out var ru) && title.TryGetProperty("en", out var en) ? new(ru.GetString() ?? "", en.GetString() ?? "") : null;
}
