namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.FlowSwitch</c>: left by the label of the first true case (or of all), else by Default.</summary>
internal sealed class FlowSwitch : ActivityNode
{
    private static readonly string[] DefaultPort = ["Default"];

    private FlowCase[] cases = [];
    private bool all;

    public override IReadOnlyList<string> Ports => [.. cases.Select(c => c.Label), "Default"];

    internal override void Read(ActivityReader reader)
    {
        cases = FlowCase.ReadAll(reader);
        all = FlowCase.IsMatchAny(reader);
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        var found = FlowCase.Matching(run, state, cases, all);
        run.Complete(state, found.Count switch { 0 => DefaultPort, 1 => found[0].Outcome, _ => [.. found.Select(c => c.Label)] });
    }
}
