namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.Fault</c>: raises an incident.</summary>
internal sealed class FaultActivity : ActivityNode
{
    private WorkflowExpression? code, category, faultType, message;

    internal override void Read(ActivityReader reader)
    {
        code = reader.Input("code", "String");
        category = reader.Input("category", "String");
        faultType = reader.Input("faultType", "String");
        message = reader.Input("message", "String");
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        var given = run.Text(code, state);
        throw new ActivityFault(given.Length == 0 ? "fault" : given, run.Text(message, state), run.Text(category, state), run.Text(faultType, state));
    }
}
