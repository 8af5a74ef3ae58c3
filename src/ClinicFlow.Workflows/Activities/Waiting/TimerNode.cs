namespace ClinicFlow.Workflows;

/// <summary>What the activities that wait for a moment have in common.</summary>
internal abstract class TimerNode : ActivityNode, IPulsed
{
    private protected abstract string Kind { get; }

    bool IPulsed.WouldMove(Execution run, ActivityState state) => run.Now >= state.Wait!.Deadline;

    void IPulsed.Pulse(Execution run, ActivityState state)
    {
        if (run.Now >= state.Wait!.Deadline) run.Complete(state, DoneOnly);
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        if (run.Trigger == Id)
        {
            run.Complete(state, DoneOnly);
            return;
        }

        var due = Due(run, state);
        if (due is not null && due <= run.Now) run.Complete(state, DoneOnly);
        else run.Wait(state, Kind, null, due);
    }

    /// <summary>The moment that is waited for; null if it never comes.</summary>
    private protected abstract DateTimeOffset? Due(Execution run, ActivityState state);
}
