namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.Correlate</c>: gives the instance a correlation id.</summary>
internal sealed class Correlate : ActivityNode
{
    private WorkflowExpression? correlationId;

    internal override void Read(ActivityReader reader) => correlationId = reader.Input("correlationId", "String");

    internal override void Execute(Execution run, ActivityState state)
    {
        run.Instance.CorrelationId = run.Text(correlationId, state);
        run.Emit(new WorkflowEffect.Correlated(Id, run.Instance.CorrelationId));
        run.Complete(state, DoneOnly);
    }
}
