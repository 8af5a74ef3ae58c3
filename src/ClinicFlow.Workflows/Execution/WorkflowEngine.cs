using System.Globalization;

namespace ClinicFlow.Workflows;

/// <summary>The engine: a pure function of definition, instance, stimulus and moment.</summary>
public static class WorkflowEngine
{
    private static readonly IReadOnlyList<WorkflowEffect> NoEffects = [];

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
        string? trigger = null) => Start(d, env, now, input, instanceId, trigger, null, null, 0);

    /// <summary>Gives an instance a stimulus and runs it until it waits or ends.</summary>
    /// <param name="d">The version of the definition that the instance began with.</param>
    /// <param name="instance">The instance; it is not changed.</param>
    /// <param name="stimulus">What happened.</param>
    /// <param name="env">The surroundings.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="InvalidOperationException">The definition is not the instance's: an activity that it stands at is not there.</exception>
    public static AdvanceResult Advance(
        WorkflowDefinition d,
        WorkflowInstance instance,
        Stimulus stimulus,
        WorkflowEnvironment env,
        DateTimeOffset now)
    {
        if (instance.Status == WorkflowStatus.Finished) return new(instance, NoEffects);
        if (instance.Bind(d, env) is { } missing)
            throw new InvalidOperationException($"Instance of {instance.DefinitionId} version {instance.Version} stands at {missing}, which {d.DefinitionId} version {d.Version} does not have.");
        var run = new Execution(d, instance, env, now);
        if (stimulus is Stimulus.StateChanged or Stimulus.TimeReached)
        {
            if (!run.WouldMove()) return new(instance, NoEffects);
            run.Change();
            run.Pulse();
        }
        else
        {
            if (stimulus is Stimulus.Event heard && !run.Heeds(heard)) return new(instance, NoEffects);
            run.Change();
            if (!Apply(run, stimulus)) return new(instance, NoEffects);
        }

        run.Drain();
        return run.Result;
    }

    internal static AdvanceResult Start(
        WorkflowDefinition d,
        WorkflowEnvironment env,
        DateTimeOffset now,
        IEnumerable<KeyValuePair<string, object?>>? input,
        string? instanceId,
        string? trigger,
        string? parentId,
        string? correlationId,
        int depth)
    {
        var instance = new WorkflowInstance
        {
            Id = instanceId ?? string.Create(CultureInfo.InvariantCulture, $"{d.DefinitionId}-{d.Version}-{now.UtcTicks:x}"),
            DefinitionId = d.DefinitionId,
            Version = d.Version,
            ParentId = parentId,
            CorrelationId = correlationId,
            StartedAt = now,
            SubStatus = WorkflowSubStatus.Executing,
        };
        var run = new Execution(d, instance, env, now, depth) { Trigger = trigger };
        instance.Scope.Variables = Execution.Defaults(d.Variables);
        var root = run.Schedule(null, d.Root);
        try
        {
            instance.Scope.Input = Execution.InputsFor(d, input);
        }
        catch (FormatException exception)
        {
            run.Fault(root, new ActivityFault("input-type", exception.Message));
        }

        run.Drain();
        return run.Result;
    }

    private static bool Apply(Execution run, Stimulus stimulus)
    {
        switch (stimulus)
        {
            case Stimulus.Resume resume: return run.Resume(resume.BookmarkId, resume.Input, resume.Outcome);
            case Stimulus.TaskCompleted task: return run.Resume(task.TaskId, task.Result, task.Outcome);
            case Stimulus.TaskDelegated task: return run.Delegate(task.TaskId, task.Role, task.Person);
            case Stimulus.ChildFinished child: return run.ChildFinished(child);
            case Stimulus.Retry retry: return run.Retry(retry.Activity);
            case Stimulus.Skip skip: return run.Skip(skip.Activity, skip.Outcome);
            case Stimulus.MoveTo move: return run.MoveTo(move.Activity, move.From);
            case Stimulus.Event heard:
                run.Receive(heard);
                run.Pulse();
                return true;
            default:
                run.Finish(WorkflowSubStatus.Cancelled);
                return true;
        }
    }
}
