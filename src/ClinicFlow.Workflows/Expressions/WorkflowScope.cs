namespace ClinicFlow.Workflows;

/// <summary>What an expression can see of the instance; facts of the journey are the evaluator's own.</summary>
public abstract class WorkflowScope
{
    /// <summary>The moment of the evaluation.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>The instance's id.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The id of the activity whose expression is evaluated.</summary>
    public abstract string ActivityId { get; }

    /// <summary>The name of the event that was last received, or null.</summary>
    public abstract string? EventName { get; }

    /// <summary>The payload of the event that was last received, or null.</summary>
    public abstract object? EventPayload { get; }

    /// <summary>The variable of that name or id, seen from the activity outwards.</summary>
    public abstract bool TryGetVariable(string name, out object? value);

    /// <summary>The input of that name, of the workflow that the activity belongs to.</summary>
    public abstract bool TryGetInput(string name, out object? value);

    /// <summary>The last output of an activity (by name or id) of the same workflow.</summary>
    public abstract bool TryGetOutput(string activity, string? output, out object? value);
}
