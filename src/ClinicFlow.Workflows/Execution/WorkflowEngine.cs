namespace ClinicFlow.Workflows;

/// <summary>The engine: a pure function of definition, instance, stimulus and moment.</summary>
public static class WorkflowEngine
{
    /// <summary>Starts a new instance and runs it until it waits or ends.</summary>
    /// <param name="d">The definition.</param>
    /// <param name="env">The surroundings.</param>
    /// <param name="now">The moment.</param>
    /// <param name="input">The workflow's inputs.</param>
    /// <param name="instanceId">The id of the instance; without it one is derived from definition and moment.</param>
    /// <param name="trigger">The id of the activity whose trigger started the workflow: it is done at once.</param>
    public static AdvanceResult Start(
        WorkflowDefinition d,
        WorkflowEnvironment env,
        DateTimeOffset now,
        IReadOnlyDictionary<string, object?>? input = null,
        string? instanceId = null,
        string? trigger = null) => throw new NotImplementedException();

    /// <summary>Gives an instance a stimulus and runs it until it waits or ends.</summary>
    public static AdvanceResult Advance(
        WorkflowDefinition d,
        WorkflowInstance instance,
        Stimulus stimulus,
        WorkflowEnvironment env,
        DateTimeOffset now) => throw new NotImplementedException();
}
