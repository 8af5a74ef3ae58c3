namespace ClinicFlow.Workflows;

/// <summary>One call of the engine: what runs, what it asked for, and the scope that expressions see.</summary>
internal sealed partial class Execution(WorkflowDefinition definition, WorkflowInstance instance, WorkflowEnvironment environment, DateTimeOffset now, int depth = 0)
    : WorkflowScope
{
    private const int MostHistory = 64;

    private Queue<ActivityState>? queue;
    private List<WorkflowEffect>? effects;
    private ActivityState? current;
    private string currentId = "";
    private int steps;
    private bool variablesChanged;

    public WorkflowDefinition Definition => definition;

    public WorkflowInstance Instance { get; private set; } = instance;

    public WorkflowEnvironment Environment => environment;

    public override DateTimeOffset Now => now;

    public int Depth => depth;

    public bool Finished => Instance.Status == WorkflowStatus.Finished;

    public AdvanceResult Result => new(Instance, effects ?? (IReadOnlyList<WorkflowEffect>)[]);

    public void Emit(WorkflowEffect effect) => (effects ??= []).Add(effect);

    /// <summary>From here on the instance is a copy that may be changed.</summary>
    public void Change() => Instance = Instance.Copy();

    /// <summary>Puts an activity into the queue.</summary>
    public ActivityState Schedule(ActivityState? parent, ActivityNode node)
    {
        var state = new ActivityState
        {
            Number = ++Instance.Sequence,
            ParentNumber = parent?.Number ?? 0,
            ActivityId = node.Id,
            Node = node,
            Parent = parent,
            Status = ActivityStatus.Scheduled,
            EnteredAt = now,
        };
        if (parent is not null) parent.Open++;
        Instance.States.Add(state);
        (queue ??= new(4)).Enqueue(state);
        return state;
    }

    public void Requeue(ActivityState state)
    {
        state.Status = ActivityStatus.Scheduled;
        (queue ??= new(4)).Enqueue(state);
    }

    public bool IsQueued(ActivityState parent, ActivityNode node) =>
        Instance.States.Exists(s => s.Parent == parent && s.Node == node && s.Status == ActivityStatus.Scheduled);

    /// <summary>Runs until nothing moves.</summary>
    public void Drain()
    {
        do
        {
            variablesChanged = false;
            while (!Finished && queue is not null && queue.TryDequeue(out var state))
            {
                if (state.Gone || state.Status != ActivityStatus.Scheduled) continue;
                if (++steps > environment.StepLimit)
                {
                    Park(state);
                    continue;
                }

                Run(state);
            }

            if (variablesChanged && !Finished && steps <= environment.StepLimit) Pulse();
        }
        while (!Finished && queue is { Count: > 0 });

        Settle();
    }

    /// <summary>Leaves an activity by these ports.</summary>
    public void Complete(ActivityState state, string[] outcomes)
    {
        if (state.Gone || Finished) return;
        Remember(state, outcomes.Length > 0 ? outcomes[0] : null);
        Remove(state);
        if (state.Parent is not { } parent)
        {
            Finish(WorkflowSubStatus.Finished, outcomes.Length > 0 ? outcomes[0] : null);
            return;
        }

        parent.Open--;
        Focus(parent);
        try
        {
            parent.Node.ChildCompleted(this, parent, state, outcomes);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Fault(parent, exception);
        }
    }

    /// <summary>Leaves a container once nothing inside it is open.</summary>
    public void CompleteIfIdle(ActivityState state)
    {
        if (state.Open == 0) Complete(state, ActivityNode.DoneOnly);
    }

    private void Run(ActivityState state)
    {
        state.Status = ActivityStatus.Running;
        state.EnteredAt = now;
        Focus(state);
        try
        {
            if (state.Node.Variables.Count > 0 && state.Variables is null) state.Variables = Defaults(state.Node.Variables);
            state.Node.Execute(this, state);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Fault(state, exception);
        }

        if (state is { Status: ActivityStatus.Waiting, Gone: false }) CancelIfTooLate(state);
    }

    private void Tell(ActivityState state, Action callback)
    {
        Focus(state);
        try
        {
            callback();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Fault(state, exception);
        }
    }

    private void Remember(ActivityState state, string? outcome)
    {
        if (state.Node.IsContainer || state.Node.Definition != definition || state.Gone) return;
        var steps = Instance.Steps ??= new(12);
        if (steps.Count >= MostHistory) steps.RemoveRange(0, 16);
        steps.Add(new(state.ActivityId, state.EnteredAt, now, outcome));
    }

    private void Settle()
    {
        if (Finished)
        {
            Instance.NextDue = null;
            return;
        }

        if (!Instance.States.Exists(s => s.Status is ActivityStatus.Waiting or ActivityStatus.Faulted) && Instance.States.Count > 0)
            Fault(Instance.States[^1], new ActivityFault("stuck", "Nothing is left to wait for. / Ждать больше нечего."));
        if (Finished)
        {
            Instance.NextDue = null;
            return;
        }

        Instance.SubStatus = WorkflowSubStatus.Suspended;
        Instance.NextDue = EarliestDue();
        Instance.BindTo(definition);
    }
}
