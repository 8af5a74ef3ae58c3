namespace ClinicFlow.Workflows;

/// <summary><c>ClinicFlow.CheckStage</c>: asks for the standards of a stage to be judged.</summary>
internal sealed class CheckStage : ActivityNode
{
    private WorkflowExpression stage = null!;

    internal override void Read(ActivityReader reader) => stage = reader.Required("stage");

    internal override void Execute(Execution run, ActivityState state)
    {
        run.Emit(new WorkflowEffect.StageChecked(Id, run.Text(stage, state)));
        run.Complete(state, DoneOnly);
    }
}
