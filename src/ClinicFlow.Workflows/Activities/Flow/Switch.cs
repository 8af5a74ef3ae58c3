namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.Switch</c>: runs the activity of the first true case (or of all), else the default one.</summary>
internal sealed class Switch : ActivityNode
{
    private FlowCase[] cases = [];
    private ActivityNode? otherwise;
    private bool all;

    public override bool IsContainer => true;

    internal override void Read(ActivityReader reader)
    {
        cases = FlowCase.ReadAll(reader);
        otherwise = reader.Child("default");
        all = FlowCase.IsMatchAny(reader);
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        var found = FlowCase.Matching(run, state, cases, all);
        foreach (var one in found)
            if (one.Activity is not null) run.Schedule(state, one.Activity);
        if (found.Count == 0 && otherwise is not null) run.Schedule(state, otherwise);
        run.CompleteIfIdle(state);
    }
}
