namespace ClinicFlow.Workflows;

/// <summary>Cancelling, and ends that reach further than one activity.</summary>
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

    /// <summary>Cancels an activity with all inside it and tells its container.</summary>
    public void Cancel(ActivityState state)
    {
        if (state.Gone || Finished) return;
        if (state.Status != ActivityStatus.Scheduled) Remember(state, null);
        Remove(state);
        if (state.Parent is not { Gone: false } parent) return;
        parent.Open--;
        Tell(parent, () => parent.Node.ChildCancelled(this, parent, state));
    }

    /// <summary>Cancels all inside an activity without telling it.</summary>
    public void CancelInside(ActivityState state)
    {
        if (state.Open == 0) return;
        for (var i = Instance.States.Count - 1; i >= 0; i--)
        {
            if (i >= Instance.States.Count || Instance.States[i].Parent != state) continue;
            if (Instance.States[i].Status == ActivityStatus.Waiting) Remember(Instance.States[i], null);
            Remove(Instance.States[i]);
        }

        state.Open = 0;
    }

    /// <summary>Ends the instance.</summary>
    public void Finish(WorkflowSubStatus how, string? outcome = null)
    {
        if (Finished) return;
        foreach (var state in Instance.States)
            if (state.Status is ActivityStatus.Waiting or ActivityStatus.Faulted) Remember(state, null);
        Instance.Status = WorkflowStatus.Finished;
        Instance.SubStatus = how;
        Instance.Outcome = outcome;
        Instance.States.Clear();
        Instance.Early = null;
        if (how != WorkflowSubStatus.Faulted) Instance.IncidentList = null;
        queue?.Clear();
    }

    /// <summary>A branch whose race is lost may run to its end, but not wait.</summary>
    private void CancelIfTooLate(ActivityState state)
    {
        for (var above = state; above is not null; above = above.Parent)
        {
            if (above.Late == 0) continue;
            Cancel(above);
            return;
        }
    }

    private void Remove(ActivityState state)
    {
        CancelInside(state);
        state.Gone = true;
        Instance.States.Remove(state);
        if (state.Status == ActivityStatus.Faulted || state.Troubled) Forget(state);
    }
}
