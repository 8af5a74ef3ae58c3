namespace ClinicFlow.Workflows;

/// <summary>What reading a definition file gave.</summary>
/// <param name="Definition">The definition, or null if the text could not be read at all.</param>
/// <param name="Problems">Everything found, in the order of the file.</param>
public sealed record DefinitionResult(WorkflowDefinition? Definition, IReadOnlyList<DefinitionProblem> Problems)
{
    /// <summary>True if the definition was read and nothing forbids publishing it.</summary>
    public bool CanPublish => Definition is not null && Problems.All(p => p.Severity != ProblemSeverity.Error);
}
