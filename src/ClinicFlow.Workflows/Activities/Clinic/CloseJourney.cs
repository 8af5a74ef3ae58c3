namespace ClinicFlow.Workflows;

/// <summary><c>ClinicFlow.CloseJourney</c>: the journey is over; this instance ends.</summary>
internal sealed class CloseJourney : ActivityNode
{
    private WorkflowExpression outcome = null!;
    private WorkflowExpression? reason;

    public override IReadOnlyList<string> Ports => [];

    internal override void Read(ActivityReader reader)
    {
        outcome = reader.Required("outcome");
        reason = reader.Input("reason", "String");
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        run.Emit(new WorkflowEffect.JourneyClosed(Id, run.Text(outcome, state), run.Value(reason, state) is { } why ? Values.Text(why) : null));
        run.End(state, "Done");
    }
}
