namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.Fork</c>: all branches at once; left when all are done, or when the first is.</summary>
internal sealed class Fork : ActivityNode
{
    private bool any;

    public override bool IsContainer => true;

    internal override void Read(ActivityReader reader)
    {
        any = reader.Constant("joinMode") is { } mode && mode.Equals("WaitAny", StringComparison.OrdinalIgnoreCase);
        reader.ChildList("branches");
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        foreach (var child in Children) run.Schedule(state, child);
        run.CompleteIfIdle(state);
    }

    internal override void ChildCompleted(Execution run, ActivityState state, ActivityState child, string[] outcomes)
    {
        if (any) run.Complete(state, DoneOnly);
        else run.CompleteIfIdle(state);
    }
}
