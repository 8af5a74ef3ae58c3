using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Stages;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Workflows;
using LocalizedText = ClinicFlow.Rules.LocalizedText;

namespace ClinicFlow.Work.Outcomes;

/// <summary>A way to end a task that its workflow names, beside the contact outcomes.</summary>
public sealed record OwnOutcome(string Port, LocalizedText Title);

/// <summary>One value to choose.</summary>
public sealed record FormOption(string Value, LocalizedText Title);

/// <summary>What is filled in with it.</summary>
public sealed record FormField(string Name, [OneOf("text", "number", "yes-no", "date", "choice")] string Kind, LocalizedText Title, bool Required, IReadOnlyList<FormOption> Options, decimal? Min, decimal? Max);

/// <summary>How a task of a workflow ends in its own way.</summary>
public sealed record OwnEnding(IReadOnlyList<OwnOutcome> Outcomes, IReadOnlyList<FormField> Form);

/// <summary>Finds how the workflow behind a work item lets it end: the wait that its reason names, or where the workflow stands that its rule names.</summary>
public sealed class OwnOutcomes(ClinicStore clinic, Database database)
{
    public OwnEnding? View(WorkItem item)
    {
        if (Of(item) is not { } form) return null;
        var chosen = Chosen(form).ToList();
        return chosen.Count == 0 ? null : new(
            [.. chosen.Select(o => new OwnOutcome(o.Label, new(o.Title.Ru, o.Title.En)))],
            [.. form.Fields.Select(f => new FormField(f.Name, Kind(f), new(f.Title.Ru, f.Title.En), f.Required, [.. f.Options.Select(o => new FormOption(o.Value, new(o.Title.Ru, o.Title.En)))], f.Min, f.Max))]);
    }

    /// <summary>The outcomes that a person chooses by name; others follow from a contact outcome.</summary>
    public static IEnumerable<TaskOutcome> Chosen(TaskForm form) => form.Outcomes.Where(o => o.On.Count == 0);

    public TaskForm? Of(WorkItem item)
    {
        if (item.Subject is not null) return null;
        var definitions = clinic.Model.Definitions;
        if (item.Reason.StartsWith("workflow:", StringComparison.Ordinal)) return Form(definitions, item.Reason["workflow:".Length..], item.RuleVersion);
        if (Followed.By(definitions, item.Reason) is not { } workflow) return null;
        using var connection = database.Open();
        var course = StoredPatient.StateOf(database, connection, item.Patient)?.Beside.Find(c => c.Running && c.Instance.DefinitionId == workflow)?.Instance;
        return course?.Waits.FirstOrDefault(w => w.Task is not null) is { } wait ? Form(definitions, $"{workflow}/{wait.ActivityId}", course.Version) : null;
    }

    private static TaskForm? Form(DefinitionsInForce definitions, string place, int version) =>
        place.Split('/', 2) is [var name, var activity] ? definitions.Workflow(name)?.Numbered(version)?.Value.Definition.FormOf(activity) : null;

    private static string Kind(TaskField field) => field.Options.Count > 0 ? "choice" : field.Type switch
    {
        "Boolean" => "yes-no",
        "DateTime" or "DateTimeOffset" => "date",
        "Int32" or "Int64" or "Double" or "Decimal" => "number",
        _ => "text",
    };
}
