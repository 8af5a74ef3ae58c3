using ClinicFlow.Journeys.Api;
using ClinicFlow.Rules;
using ClinicFlow.Workflows;
using LocalizedText = ClinicFlow.Rules.LocalizedText;

namespace ClinicFlow.Quality.Studio.Incidents;

/// <summary>A workflow and its activities in words, and the ways out of one.</summary>
public sealed class IncidentWords(DefinitionsInForce definitions, string workflow, int? version)
{
    private readonly VersionLine<ProductWorkflow>? line = definitions.Workflow(workflow);

    public int Newest => line?.Latest.Version ?? 0;

    public LocalizedText Title => line?.Latest.Value.Definition.Title is { } t ? new(t.Ru, t.En) : new(workflow, workflow);

    private WorkflowDefinition? Definition => (version is { } number ? line?.Numbered(number) : line?.Latest)?.Value.Definition;

    public LocalizedText Activity(string activity) => WorkflowPath.Title(Definition, activity);

    /// <summary>The ports that connections leave it by; its own where none does.</summary>
    public IReadOnlyList<string> Ports(string activity) => Definition?.FindActivity(activity)?.Ports ?? [];

    /// <summary>What stands in the same container.</summary>
    public IReadOnlyList<ActivityName> Others(string activity) => Definition?.FindActivity(activity)?.Parent is { } container
        ? [.. container.Children.Where(c => c.Id != activity).Select(c => new ActivityName(c.Id, Activity(c.Id)))]
        : [];
}
