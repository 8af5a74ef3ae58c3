namespace ClinicFlow.Workflows;

/// <summary>Events, tasks and children that come from outside.</summary>
internal sealed partial class Execution
{
    private const int MostEarly = 100;
    private const int MostSeen = 64;

    public bool Resume(string bookmark, object? input, string? outcome)
    {
        var state = Instance.States.Find(s => s.Status == ActivityStatus.Waiting && Instance.BookmarkOf(s) == bookmark);
        if (state is null) return false;
        Tell(state, () => state.Node.Resumed(this, state, Values.Normalise(input), outcome));
        return true;
    }

    public bool Delegate(string taskId, string? role, string? person)
    {
        if (Instance.States.Find(s => s.Wait?.Task is not null && Instance.BookmarkOf(s) == taskId)?.Wait?.Task is not { } task) return false;
        if (task.ToRole == role && task.ToPerson == person) return false;
        (task.ToRole, task.ToPerson) = (role, person);
        return true;
    }

    /// <summary>True if the instance would take notice of an event.</summary>
    public bool Heeds(Stimulus.Event stimulus) =>
        stimulus.EventId is null || Instance.SeenEvents?.Contains(stimulus.EventId) != true;

    public void Receive(Stimulus.Event stimulus)
    {
        if (stimulus.EventId is { } id)
        {
            var seen = Instance.SeenEvents ??= [];
            if (seen.Count >= MostSeen) seen.RemoveAt(0);
            seen.Add(id);
        }

        Deliver(stimulus.Name, Values.Normalise(stimulus.Payload));
    }

    /// <summary>Gives an event to whatever waits for it; to later waits if nothing does.</summary>
    public void Deliver(string name, object? payload)
    {
        (Instance.LastEventName, Instance.LastEventPayload) = (name, payload);
        var waiting = Instance.States.FindAll(s => s is { Status: ActivityStatus.Waiting, Wait.Kind: EventActivity.Kind } && s.Wait!.Name == name);
        foreach (var state in waiting)
            if (!state.Gone) Tell(state, () => state.Node.Resumed(this, state, payload, null));
        if (waiting.Count > 0 || !definition.MayHear(name)) return;
        var early = Instance.Early ??= [];
        if (early.Count >= MostEarly) early.RemoveAt(0);
        early.Add(new(name, payload));
    }

    /// <summary>Takes the first event of that name that came too early.</summary>
    public EarlyEvent? TakeEarly(string name)
    {
        if (Instance.Early?.Find(e => e.Name == name) is not { } found) return null;
        Instance.Early.Remove(found);
        if (Instance.Early.Count == 0) Instance.Early = null;
        (Instance.LastEventName, Instance.LastEventPayload) = (name, found.Payload);
        return found;
    }

    public bool ChildFinished(Stimulus.ChildFinished stimulus)
    {
        var state = Instance.States.Find(s => s.Node is IChildWaiter waiter && waiter.WaitsFor(this, s, stimulus.ChildInstanceId));
        if (state is null) return false;
        Tell(state, () => ((IChildWaiter)state.Node).ChildFinished(this, state, stimulus));
        return true;
    }
}

/// <summary>An activity that waits for instances it dispatched.</summary>
internal interface IChildWaiter
{
    bool WaitsFor(Execution run, ActivityState state, string childInstanceId);

    void ChildFinished(Execution run, ActivityState state, Stimulus.ChildFinished stimulus);
}
