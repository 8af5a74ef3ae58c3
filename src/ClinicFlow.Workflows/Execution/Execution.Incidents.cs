using System.Globalization;

namespace ClinicFlow.Workflows;

/// <summary>Incidents: raised, retried, skipped, moved on.</summary>
internal sealed partial class Execution
{
    /// <summary>The activity cannot go on: the definition says whether the instance ends or a person is asked.</summary>
    public void Fault(ActivityState state, Exception exception)
    {
        if (state.Gone || Finished) return;
        Raise(state, exception);
        if (definition.IncidentStrategy == IncidentStrategy.Fault)
        {
            Finish(WorkflowSubStatus.Faulted);
            return;
        }

        CancelInside(state);
        state.Status = ActivityStatus.Faulted;
        state.Wait = null;
    }

    public bool Retry(string id)
    {
        if (Faulted(id) is not { } state) return false;
        if (state.Troubled)
        {
            Pulse();
            return true;
        }

        Forget(state);
        Requeue(state);
        foreach (var parked in Instance.States.Where(s => s.Status == ActivityStatus.Faulted && IncidentOf(s)?.Code == "step-limit").ToArray())
        {
            Forget(parked);
            Requeue(parked);
        }

        return true;
    }

    public bool Skip(string id, string? outcome)
    {
        var state = Faulted(id) ?? Instance.States.Find(s => s.ActivityId == id && s.Status == ActivityStatus.Waiting);
        if (state is null) return false;
        Complete(state, Ways(state, outcome));
        return true;
    }

    public bool MoveTo(string target, string? from)
    {
        if (definition.FindActivity(target) is not { } node) return false;
        var container = node.Parent is null ? null : Instance.States.Find(s => s.Node == node.Parent);
        if (container is null && node.Parent is not null) return false;
        if (from is not null)
        {
            var left = Faulted(from) ?? Instance.States.Find(s => s.ActivityId == from);
            if (left is null || left.Parent != container) return false;
            Leave(container, left);
        }
        else
        {
            foreach (var state in Instance.States.ToArray())
                if (!state.Gone && state.Parent == container) Leave(container, state);
            if (container is not null) CancelInside(container);
            container?.Tokens?.Clear();
        }

        if (container?.Status == ActivityStatus.Faulted)
        {
            Forget(container);
            container.Status = ActivityStatus.Running;
        }

        // What was counted as visited once is run beside the counts, like the target of a backward connection.
        if (container is null || !IsQueued(container, node)) Schedule(container, node).Backward = container?.Counters?.Activities[node.Place] > 0;
        return true;
    }

    /// <summary>Cancels an activity that a person moves on from: the flow counts it as not followed, but does not end.</summary>
    private void Leave(ActivityState? container, ActivityState left)
    {
        Remember(left, null);
        Remove(left);
        if (container?.Node is Flowchart flowchart) flowchart.ChildCancelled(this, container, left);
        if (container is not null) container.Open--;
    }

    private ActivityState? Faulted(string id)
    {
        var number = Instance.IncidentList?.Find(i => i.Id == id || i.ActivityId == id)?.Id;
        return number is null ? null : Instance.States.Find(s => IncidentId(s) == number && (s.Status == ActivityStatus.Faulted || s.Troubled));
    }

    private string[] Ways(ActivityState state, string? outcome) =>
        outcome is not null ? [outcome] : state.Node.Ports.Contains("Done") || state.Node.Ports.Count == 0 ? ActivityNode.DoneOnly : [state.Node.Ports[0]];

    private void Park(ActivityState state) => Fault(state, new ActivityFault("step-limit",
        $"More than {environment.StepLimit} activities in one call: probably an endless loop. / Больше {environment.StepLimit} активностей за один вызов: похоже на бесконечный цикл."));

    public void Trouble(ActivityState state, ActivityFault fault)
    {
        if (definition.IncidentStrategy == IncidentStrategy.Fault)
        {
            Fault(state, fault);
            return;
        }

        Raise(state, fault);
        state.Troubled = true;
    }

    private void Untrouble(ActivityState state)
    {
        Forget(state);
        state.Troubled = false;
    }

    private void Raise(ActivityState state, Exception exception)
    {
        var fault = exception as ActivityFault;
        var incident = new Incident(IncidentId(state), state.ActivityId, fault?.Code ?? (exception is FormatException ? "value-type" : "activity-failed"), exception.Message, now, fault?.Category, fault?.FaultType);
        Instance.IncidentList ??= [];
        Instance.IncidentList.RemoveAll(i => i.Id == incident.Id);
        Instance.IncidentList.Add(incident);
        Emit(new WorkflowEffect.IncidentRaised(incident.ActivityId, incident.Code, incident.Message));
    }

    private void Forget(ActivityState state)
    {
        if (IncidentOf(state) is not { } incident) return;
        Instance.IncidentList!.Remove(incident);
        if (Instance.IncidentList.Count == 0) Instance.IncidentList = null;
        Emit(new WorkflowEffect.IncidentResolved(incident.ActivityId, incident.Code));
    }

    private Incident? IncidentOf(ActivityState state) => Instance.IncidentList?.Find(i => i.Id == IncidentId(state));

    private static string IncidentId(ActivityState state) => state.Number.ToString(CultureInfo.InvariantCulture);
}
