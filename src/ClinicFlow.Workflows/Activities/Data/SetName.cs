namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.SetName</c>: names the instance.</summary>
internal sealed class SetName : ActivityNode
{
    private WorkflowExpression? value;

    internal override void Read(ActivityReader reader) => value = reader.Input("value", "String");

    internal override void Execute(Execution run, ActivityState state)
    {
        run.Instance.Name = run.Text(value, state);
        run.Emit(new WorkflowEffect.NameSet(Id, run.Instance.Name));
        run.Complete(state, DoneOnly);
    }
}
