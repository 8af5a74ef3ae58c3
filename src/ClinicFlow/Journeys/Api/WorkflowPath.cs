using System.Text.Json;
using ClinicFlow.Journeys.State;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Workflows;
using LocalizedText = ClinicFlow.Rules.LocalizedText;

namespace ClinicFlow.Journeys.Api;

/// <summary>The way that a pass took through its workflows, and where each stands: first the stages in order, then the course of each plan, then what runs beside.</summary>
public static class WorkflowPath
{
    public static IReadOnlyList<WorkflowView> Of(PatientState state, Pass pass, DefinitionsInForce definitions, DateTimeOffset now)
    {
        List<WorkflowInstance> instances = [.. pass.Left];
        if (pass.Instance is { } current) instances.Add(current);
        foreach (var course in state.Courses)
            if (state.Patient.Plans.Exists(p => p.Id == course.Plan && p.Journey == pass.Facts.Id)) instances.Add(course.Instance);
        if (pass == state.Passes[^1]) instances.AddRange(state.Beside.Where(c => c.Instance.History.Count > 0 || c.Running).Select(c => c.Instance));
        return [.. instances.Select(i => Of(i, definitions, now))];
    }

    private static WorkflowView Of(WorkflowInstance instance, DefinitionsInForce definitions, DateTimeOffset now)
    {
        var definition = definitions.Workflow(instance.DefinitionId)?.Numbered(instance.Version)?.Value.Definition;
        var steps = new List<StepView>();
        foreach (var step in instance.History)
            steps.Add(new StepView(step.ActivityId, Title(definition, step.ActivityId), step.EnteredAt, step.LeftAt, Word(step.Outcome), false, null, false));
        if (instance.Status != WorkflowStatus.Finished)
            foreach (var wait in instance.Waits)
            {
                var deadline = wait.Task?.DueAt ?? wait.Deadline;
                steps.Add(new StepView(wait.ActivityId, Title(definition, wait.ActivityId), wait.EnteredAt, null, null, true, deadline, deadline < now));
            }
        var title = definition?.Title is { } t ? new LocalizedText(t.Ru, t.En) : new LocalizedText(instance.DefinitionId, instance.DefinitionId);
        return new WorkflowView(instance.DefinitionId, title, instance.Version, steps);
    }

    /// <summary>The port's label as the code of an outcome; a step without a choice has none.</summary>
    private static string? Word(string? port) => port is null or "Done" or "Default" ? null : JsonNamingPolicy.KebabCaseLower.ConvertName(port);

    public static LocalizedText Title(WorkflowDefinition? definition, string activity)
    {
        if (definition?.FindActivity(activity) is { Source.ValueKind: JsonValueKind.Object } node
            && node.Source.TryGetProperty("customProperties", out var custom) && custom.ValueKind == JsonValueKind.Object
            && custom.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.Object
            && title.TryGetProperty("ru", out var ru) && title.TryGetProperty("en", out var en))
            return new LocalizedText(ru.GetString() ?? activity, en.GetString() ?? activity);
        return new LocalizedText(activity, activity);
    }
}
