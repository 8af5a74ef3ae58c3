namespace ClinicFlow.Workflows;

/// <summary>Ends that reach further than one activity.</summary>
internal sealed partial class Execution
{
    /// <summary>The id of the activity whose trigger started the instance, or null.</summary>
    public string? Trigger { get; init; }

    /// <summary>Leaves the activity and an enclosing one by these ports.</summary>
    public void EndAt(ActivityState state, ActivityState enclosing, string[] outcomes)
    {
        Remember(state, null);
        state.Late = 0;
        Complete(enclosing, outcomes);
    }

    /// <summary>Leaves the activity and the called workflow that it belongs to.</summary>
    public void EndCall(ActivityState state, ActivityState call, string[] outcomes)
    {
        Remember(state, outcomes[0]);
        Focus(call);
        ((WorkflowCall)call.Node).Leave(this, call, outcomes);
    }

    /// <summary>Leaves the activity and ends the instance.</summary>
    public void End(ActivityState state, string outcome)
    {
        Remember(state, outcome);
        Finish(WorkflowSubStatus.Finished, outcome);
    }
}
