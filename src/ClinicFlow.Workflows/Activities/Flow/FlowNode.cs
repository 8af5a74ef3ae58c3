namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.FlowNode</c>: one activity inside, as a node of a flowchart.</summary>
internal sealed class FlowNode : ActivityNode
{
    public override bool IsContainer => true;

    internal override void Read(ActivityReader reader) => reader.Child("body");

    internal override void Execute(Execution run, ActivityState state)
    {
        if (Children.Count > 0) run.Schedule(state, Children[0]);
        run.CompleteIfIdle(state);
    }
}
