namespace ClinicFlow.Workflows;

/// <summary><c>ClinicFlow.MoveStage</c>: the journey goes over to another stage; this instance ends.</summary>
internal sealed class MoveStage : ActivityNode
{
    private WorkflowExpression stage = null!;

    public override IReadOnlyList<string> Ports => [];

    internal override void Read(ActivityReader reader) => stage = reader.Required("stage");

    internal override void Execute(Execution run, ActivityState state)
    {
        run.Emit(new WorkflowEffect.StageMoved(Id, run.Text(stage, state)));
        run.End(state, "Done");
    }
}
