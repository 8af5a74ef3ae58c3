namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.Sequence</c>: one activity after the other.</summary>
internal sealed class Sequence : ActivityNode
{
    public override bool IsContainer => true;

    internal override void Read(ActivityReader reader) => reader.ChildList("activities");

    internal override void Execute(Execution run, ActivityState state) => Next(run, state);

    internal override void ChildCompleted(Execution run, ActivityState state, ActivityState child, string[] outcomes)
    {
        if (child.Node is EndActivity) run.Complete(state, DoneOnly);
        else Next(run, state);
    }

    internal override void ChildCancelled(Execution run, ActivityState state, ActivityState child)
    {
        if (state.Open == 0) Next(run, state);
    }

    private void Next(Execution run, ActivityState state)
    {
        if (state.Step < Children.Count) run.Schedule(state, Children[(int)state.Step++]);
        else run.Complete(state, DoneOnly);
    }
}
