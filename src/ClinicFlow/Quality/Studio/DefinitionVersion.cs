namespace ClinicFlow.Quality.Studio;

/// <summary>One version of a rule set or a workflow definition; immutable once it is in force.</summary>
public sealed class DefinitionVersion
{
    /// <summary>Hash of kind, name and version.</summary>
    public Guid Id { get; set; }
    /// <summary>rules or workflow.</summary>
    public required string Kind { get; set; }
    public required string Name { get; set; }
    public int Version { get; set; }
    public required string Text { get; set; }
    public required string ContentHash { get; set; }
    /// <summary>null for a draft.</summary>
    public DateTimeOffset? InForceFrom { get; set; }
    /// <summary>shipped, or the user who wrote it.</summary>
    public required string Origin { get; set; }
    public string? Why { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
