namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.While</c>: runs its body as long as the condition holds.</summary>
internal sealed class While : ActivityNode, ILoop
{
    private WorkflowExpression? condition;
    private ActivityNode? body;

    public override bool IsContainer => true;

    internal override void Read(ActivityReader reader)
    {
        condition = reader.Input("condition", "Boolean");
        body = reader.Child("body");
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        if (body is not null && run.IsTrue(condition, state)) run.Schedule(state, body);
        else run.Complete(state, DoneOnly);
    }

    internal override void ChildCompleted(Execution run, ActivityState state, ActivityState child, string[] outcomes) => Execute(run, state);

    internal override void ChildCancelled(Execution run, ActivityState state, ActivityState child) => Execute(run, state);
}
