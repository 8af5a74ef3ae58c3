namespace ClinicFlow.Workflows;

/// <summary>One activity of a definition, prepared for running.</summary>
public abstract class ActivityNode
{
    /// <summary>The activity's id, unique within its definition.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The activity's type, such as <c>Elsa.WriteLine</c>.</summary>
    public string Type { get; internal set; } = "";

    /// <summary>The activity's name, where it has one.</summary>
    public string? Name { get; internal set; }
}
