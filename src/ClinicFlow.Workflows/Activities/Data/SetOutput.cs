namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.SetOutput</c>: sets an output of its workflow.</summary>
internal sealed class SetOutput : ActivityNode
{
    private WorkflowExpression? outputName, outputValue;

    internal override void Read(ActivityReader reader)
    {
        outputName = reader.Required("outputName");
        outputValue = reader.Input("outputValue");
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        run.SetOutput(state, run.Text(outputName, state), run.Value(outputValue, state));
        run.Complete(state, DoneOnly);
    }
}
