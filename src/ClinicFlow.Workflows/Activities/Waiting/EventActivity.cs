namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.Event</c>: waits for an event by name; one that came too early is taken.</summary>
internal sealed class EventActivity : ActivityNode
{
    public const string Kind = "Event";

    private WorkflowExpression eventName = null!;
    private string? result;

    /// <summary>The event's name, or null if it is computed.</summary>
    public string? FixedName => eventName.IsConstant ? Values.Text(eventName.ConstantValue) : null;

    internal override void Read(ActivityReader reader)
    {
        eventName = reader.Required("eventName");
        result = reader.Output("result");
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        var name = run.Text(eventName, state);
        if (run.Trigger == Id) Resumed(run, state, run.Instance.Scope.Input, null);
        else if (run.TakeEarly(name) is { } early) Resumed(run, state, early.Payload, null);
        else run.Wait(state, Kind, name);
    }

    internal override void Resumed(Execution run, ActivityState state, object? input, string? outcome)
    {
        run.SetResult(state, result, input, "Result");
        base.Resumed(run, state, input, outcome);
    }
}
