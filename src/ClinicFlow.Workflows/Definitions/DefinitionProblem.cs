namespace ClinicFlow.Workflows;

/// <summary>How bad a problem of a definition file is.</summary>
public enum ProblemSeverity
{
    /// <summary>The definition runs, but probably not as meant.</summary>
    Warning,

    /// <summary>The definition must not be published.</summary>
    Error,
}

/// <summary>One problem of a definition file: where it is, what it is and what to do about it.</summary>
/// <param name="Severity">An error forbids publishing, a warning does not.</param>
/// <param name="File">The file name that was given to <see cref="DefinitionFile.Read"/>.</param>
/// <param name="Code">A stable short code such as <c>activity-unknown</c>.</param>
/// <param name="Activity">The activity's id, or null where the problem is not one activity's.</param>
/// <param name="Path">The member's path inside the activity or the file, such as <c>root.connections[3]</c>.</param>
/// <param name="Line">The line of the file, counted from 1, where known.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record DefinitionProblem(
    ProblemSeverity Severity,
    string File,
    string Code,
    string? Activity,
    string? Path,
    int? Line,
    LocalizedText Message,
    LocalizedText Remedy);
