namespace ClinicFlow.Workflows;

/// <summary>An activity that is not in the subset: kept and written back unchanged; running it is an incident.</summary>
internal sealed class UnknownActivity : ActivityNode
{
    internal void Report(ProblemList problems) => problems.Error("activity-unknown", Id, null,
        new($"Активность типа {Type} здесь не исполняется.", $"An activity of type {Type} is not run here."),
        new("Замените её активностью из каталога.", "Replace it by one of the catalogue."));

    internal override void Execute(Execution run, ActivityState state) => throw new ActivityFault("activity-unknown",
        $"An activity of type {Type} is not run here. / Активность типа {Type} здесь не исполняется.");
}
