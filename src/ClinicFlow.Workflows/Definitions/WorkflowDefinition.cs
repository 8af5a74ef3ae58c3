namespace ClinicFlow.Workflows;

/// <summary>A definition that was read, prepared once and run many times. Immutable and safe for many threads.</summary>
public sealed class WorkflowDefinition
{
    internal WorkflowDefinition(ActivityNode root) => Root = root;

    /// <summary>The id that all versions of the workflow share.</summary>
    public string DefinitionId { get; internal set; } = "";

    /// <summary>The id of this version.</summary>
    public string VersionId { get; internal set; } = "";

    /// <summary>The version, from 1.</summary>
    public int Version { get; internal set; } = 1;

    /// <summary>The name of the workflow.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The stage that the definition runs (<c>customProperties.stage</c>), or null.</summary>
    public string? Stage { get; internal set; }

    /// <summary>The title in both languages (<c>customProperties.title</c>), or null.</summary>
    public LocalizedText? Title { get; internal set; }

    /// <summary>The activity that an instance begins with.</summary>
    public ActivityNode Root { get; }

    /// <summary>All activities, containers before what they contain.</summary>
    public IEnumerable<ActivityNode> Activities => [];

    /// <summary>The activity of that id, or null.</summary>
    public ActivityNode? FindActivity(string id) => null;
}
