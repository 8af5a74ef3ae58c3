using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary>A definition that was read, prepared once and run many times. Immutable and safe for many threads.</summary>
public sealed class WorkflowDefinition
{
    private readonly Dictionary<string, ActivityNode> byId;
    private readonly Dictionary<string, string> variableNames = new(StringComparer.Ordinal);
    private readonly ActivityNode[] activities;
    private readonly HashSet<string?>? events;

    internal WorkflowDefinition(ActivityNode root, ActivityNode[] activities, JsonElement source)
    {
        (Root, Source, this.activities) = (root, source, activities);
        byId = activities.ToDictionary(a => a.Id, StringComparer.Ordinal);
        foreach (var activity in activities) activity.Definition = this;
        var heard = activities.OfType<EventActivity>().Select(e => e.FixedName).ToHashSet();
        if (!heard.Contains(null) && !activities.Any(a => a is WorkflowCall)) events = heard;
    }

    /// <summary>The id that all versions of the workflow share.</summary>
    public string DefinitionId { get; internal init; } = "";

    /// <summary>The id of this version.</summary>
    public string VersionId { get; internal init; } = "";

    /// <summary>The version, from 1.</summary>
    public int Version { get; internal init; } = 1;

    /// <summary>The name of the workflow.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>What the workflow is for, or null.</summary>
    public string? Description { get; internal init; }

    /// <summary>The stage that the definition runs (<c>customProperties.stage</c>), or null.</summary>
    public string? Stage { get; internal init; }

    /// <summary>The title in both languages (<c>customProperties.title</c>), or null.</summary>
    public LocalizedText? Title { get; internal init; }

    /// <summary>True if the version is published.</summary>
    public bool IsPublished { get; internal init; }

    /// <summary>True if other workflows may use this one as an activity.</summary>
    public bool UsableAsActivity { get; internal init; }

    /// <summary>What a fault does to an instance.</summary>
    public IncidentStrategy IncidentStrategy { get; internal init; }

    /// <summary>The workflow's variables.</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; internal init; } = [];

    /// <summary>The inputs that it takes.</summary>
    public IReadOnlyList<ArgumentDefinition> Inputs { get; internal init; } = [];

    /// <summary>The outputs that it gives.</summary>
    public IReadOnlyList<ArgumentDefinition> Outputs { get; internal init; } = [];

    /// <summary>The ports that it has as an activity; empty means Done.</summary>
    public IReadOnlyList<string> Outcomes { get; internal init; } = [];

    /// <summary>The activity that an instance begins with.</summary>
    public ActivityNode Root { get; }

    /// <summary>All activities, containers before what they contain.</summary>
    public IEnumerable<ActivityNode> Activities => activities;

    /// <summary>The whole file.</summary>
    internal JsonElement Source { get; }

    /// <summary>The name that the workflow has as an activity: PascalCase, letters, digits and hyphens.</summary>
    public string ActivityTypeName => string.Concat(Name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    /// <summary>How the task of that wait ends; null where there is none.</summary>
    /// <param name="activity">The id of a <c>ClinicFlow.WaitUntil</c>.</param>
    public TaskForm? FormOf(string activity) => (FindActivity(activity) as WaitUntil)?.HowItEnds;

    /// <summary>A text of the file's <c>customProperties</c>, such as <c>owner</c>; null where there is none.</summary>
    public string? Property(string name) => (Source.Find("customProperties") ?? default).Text(name);

    /// <summary>The activity of that id, or null.</summary>
    public ActivityNode? FindActivity(string id) => byId.GetValueOrDefault(id);

    /// <summary>The name of the variable of that id; the id itself where there is none.</summary>
    internal string VariableName(string id) => variableNames.GetValueOrDefault(id, id);

    /// <summary>True unless it is sure that nothing here ever waits for that event.</summary>
    internal bool MayHear(string name) => events is null || events.Contains(name);

    internal void Know(IEnumerable<VariableDefinition> variables)
    {
        foreach (var variable in variables) variableNames[variable.Id] = variable.Name;
    }

    /// <summary>The declared variable of that name, from an activity outwards.</summary>
    internal VariableDefinition? Declared(ActivityNode from, string name)
    {
        for (var node = from; node is not null; node = node.Parent)
            foreach (var variable in node.Variables)
                if (variable.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return variable;
        return Variables.FirstOrDefault(v => v.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }
}
