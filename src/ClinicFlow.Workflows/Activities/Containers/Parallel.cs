namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.Parallel</c>: all activities at once; left when all are done.</summary>
internal sealed class Parallel : ActivityNode
{
    public override bool IsContainer => true;

    internal override void Read(ActivityReader reader) => reader.ChildList("activities");

    internal override void Execute(Execution run, ActivityState state)
    {
        foreach (var child in Children) run.Schedule(state, child);
        run.CompleteIfIdle(state);
    }
}
