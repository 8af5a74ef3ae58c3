namespace ClinicFlow.Workflows;

/// <summary>What one call of the engine gave.</summary>
/// <param name="Instance">The instance as it is now; the same object if nothing changed.</param>
/// <param name="Effects">What the surroundings are asked to do, in order.</param>
public sealed record AdvanceResult(WorkflowInstance Instance, IReadOnlyList<WorkflowEffect> Effects);
