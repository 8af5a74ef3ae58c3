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
    /// <summary>From here on nothing of this name is in force; the text is that of the version before.</summary>
    public bool Withdrawn { get; set; }
    /// <summary>The version that this one took back, by repeating the text from before it.</summary>
    public int? TakesBack { get; set; }
    /// <summary>Who, beside the author, said that it may come in force.</summary>
    public string? ApprovedBy { get; set; }
    /// <summary>Taken back before its moment came: it never was in force.</summary>
    public DateTimeOffset? CancelledAt { get; set; }
    public string? CancelledBy { get; set; }
    /// <summary>Every patient was marked to be evaluated anew since it came in force.</summary>
    public bool Swept { get; set; } = true;
    /// <summary>The last patient who was, while that goes on.</summary>
    public Guid? SweptTo { get; set; }
}

/// <summary>Which of the versions of one definition counts when.</summary>
public static class VersionsInTime
{
    /// <summary>What was or is in force at that moment; a withdrawal too, which says that nothing is.</summary>
    public static DefinitionVersion? InForceAt(this IEnumerable<DefinitionVersion> versions, DateTimeOffset now) =>
        versions.Where(v => v.InForceFrom <= now && v.CancelledAt is null).OrderBy(v => v.InForceFrom).ThenBy(v => v.Version).LastOrDefault();

    /// <summary>The one that is to come in force later.</summary>
    public static DefinitionVersion? ComingAfter(this IEnumerable<DefinitionVersion> versions, DateTimeOffset now) =>
        versions.Where(v => v.InForceFrom > now && v.CancelledAt is null).OrderBy(v => v.InForceFrom).FirstOrDefault();
}
