namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.WriteLine</c>: writes a line; where it goes is for the surroundings to say.</summary>
internal sealed class WriteLine : ActivityNode
{
    private WorkflowExpression? text;

    internal override void Read(ActivityReader reader) => text = reader.Input("text", "String");

    internal override void Execute(Execution run, ActivityState state)
    {
        run.Emit(new WorkflowEffect.LineWritten(Id, run.Text(text, state)));
        run.Complete(state, DoneOnly);
    }
}
