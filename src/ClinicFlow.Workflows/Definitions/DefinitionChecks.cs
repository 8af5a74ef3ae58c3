namespace ClinicFlow.Workflows;

/// <summary>What can only be checked on the whole definition.</summary>
internal static class DefinitionChecks
{
    public static void Check(WorkflowDefinition definition, ProblemList problems)
    {
        foreach (var activity in definition.Activities)
        {
            if (activity is UnknownActivity unknown) unknown.Report(problems);
            if (activity is Flowchart flowchart) flowchart.Check(problems);
        }
    }
}
