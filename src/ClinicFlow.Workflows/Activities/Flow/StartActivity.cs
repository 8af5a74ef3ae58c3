namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.Start</c>: where a flowchart begins.</summary>
internal sealed class StartActivity : ActivityNode
{
    internal override void Execute(Execution run, ActivityState state) => run.Complete(state, DoneOnly);
}
