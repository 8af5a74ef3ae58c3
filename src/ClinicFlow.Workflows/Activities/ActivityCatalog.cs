using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary>The activities of the subset.</summary>
public static class ActivityCatalog
{
    private static readonly Dictionary<string, Func<ActivityNode>> Factories = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Elsa.Flowchart"] = () => new Flowchart(),
        ["Elsa.Sequence"] = () => new Sequence(),
        ["Elsa.Parallel"] = () => new Parallel(),
        ["Elsa.Fork"] = () => new Fork(),
        ["Elsa.Start"] = () => new StartActivity(),
        ["Elsa.End"] = () => new EndActivity(),
        ["Elsa.Finish"] = () => new FinishActivity(),
        ["Elsa.Complete"] = () => new CompleteActivity(),
        ["Elsa.Fault"] = () => new FaultActivity(),
        ["Elsa.Break"] = () => new BreakActivity(),
        ["Elsa.FlowDecision"] = () => new FlowDecision(),
        ["Elsa.FlowSwitch"] = () => new FlowSwitch(),
        ["Elsa.FlowFork"] = () => new FlowFork(),
        ["Elsa.FlowJoin"] = () => new FlowJoin(),
        ["Elsa.FlowNode"] = () => new FlowNode(),
        ["Elsa.If"] = () => new If(),
        ["Elsa.Switch"] = () => new Switch(),
        ["Elsa.While"] = () => new While(),
        ["Elsa.For"] = () => new For(),
        ["Elsa.ForEach"] = () => new ForEach(),
        ["Elsa.ParallelForEach"] = () => new ParallelForEach(),
        ["Elsa.SetVariable"] = () => new SetVariable(),
        ["Elsa.SetName"] = () => new SetName(),
        ["Elsa.Correlate"] = () => new Correlate(),
        ["Elsa.SetOutput"] = () => new SetOutput(),
        ["Elsa.WriteLine"] = () => new WriteLine(),
        ["Elsa.Delay"] = () => new Delay(),
        ["Elsa.Timer"] = () => new TimerActivity(),
        ["Elsa.Cron"] = () => new CronActivity(),
        ["Elsa.StartAt"] = () => new StartAt(),
        ["Elsa.Event"] = () => new EventActivity(),
        ["Elsa.PublishEvent"] = () => new PublishEvent(),
        ["Elsa.RunTask"] = () => new RunTask(),
        ["Elsa.ExecuteWorkflow"] = () => new ExecuteWorkflow(),
        ["Elsa.DispatchWorkflow"] = () => new DispatchWorkflow(),
        ["Elsa.BulkDispatchWorkflows"] = () => new BulkDispatchWorkflows(),
        ["ClinicFlow.WaitUntil"] = () => new WaitUntil(),
        ["ClinicFlow.CheckStage"] = () => new CheckStage(),
        ["ClinicFlow.MoveStage"] = () => new MoveStage(),
        ["ClinicFlow.CloseJourney"] = () => new CloseJourney(),
        ["ClinicFlow.EvaluateRules"] = () => new EvaluateRules(),
        ["ClinicFlow.Send"] = () => new Send(),
    };

    /// <summary>The type names that run here.</summary>
    public static IReadOnlyCollection<string> Types => Factories.Keys;

    /// <summary>What each of them takes and gives: for forms and for checking by hand.</summary>
    public static IReadOnlyList<ActivityDescription> Descriptions => ActivityDescriptions.All;

    internal static ActivityNode Create(string type, JsonElement element)
    {
        if (Factories.TryGetValue(type, out var factory)) return factory();
        return type.Length > 0 && (element.Find("workflowDefinitionId") is { ValueKind: JsonValueKind.String } || !type.Contains('.'))
            ? new WorkflowCall()
            : new UnknownActivity();
    }
}
