namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.PublishEvent</c>: publishes an event, to this instance only if it is local.</summary>
internal sealed class PublishEvent : ActivityNode
{
    private WorkflowExpression eventName = null!;
    private WorkflowExpression? correlationId, local, payload;

    internal override void Read(ActivityReader reader)
    {
        eventName = reader.Required("eventName");
        correlationId = reader.Input("correlationId", "String");
        local = reader.Input("isLocalEvent", "Boolean");
        payload = reader.Input("payload");
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        var name = run.Text(eventName, state);
        var value = run.Value(payload, state);
        var correlation = Values.Text(run.Value(correlationId, state));
        var isLocal = run.IsTrue(local, state);
        run.Emit(new WorkflowEffect.EventPublished(Id, name, value, correlation.Length == 0 ? run.Instance.CorrelationId : correlation, isLocal));
        if (isLocal) run.Deliver(name, value);
        run.Complete(state, DoneOnly);
    }
}
