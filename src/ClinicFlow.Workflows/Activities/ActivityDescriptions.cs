namespace ClinicFlow.Workflows;

/// <summary>The catalogue as a table: type | inputs (name:Type, ! if required) | outputs | slots | ports.</summary>
internal static class ActivityDescriptions
{
    private const string Table = """
        # Containers
        Elsa.Flowchart | | | activities | Done
        Elsa.Sequence | | | activities | Done
        Elsa.Parallel | | | activities | Done
        Elsa.Fork | joinMode:ForkJoinMode | | branches | Done
        # Flow
        Elsa.Start | | | | Done
        Elsa.End | | | |
        Elsa.Finish | | | |
        Elsa.Complete | outcomes:List<String> | | |
        Elsa.Fault | code:String category:String faultType:String message:String | | | Done
        Elsa.Break | | | |
        Elsa.FlowDecision | condition:Boolean! | | | True False
        Elsa.FlowSwitch | cases:Cases! mode:SwitchMode | | | Default
        Elsa.FlowFork | branches:List<String>! | | |
        Elsa.FlowJoin | mode:FlowJoinMode | | | Done
        Elsa.FlowNode | | | body | Done
        Elsa.If | condition:Boolean! | result | then else | Done
        Elsa.Switch | cases:Cases! mode:SwitchMode | | default | Done
        Elsa.While | condition:Boolean! | | body | Done
        Elsa.For | start:Int64 end:Int64 step:Int64 outerBoundInclusive:Boolean | currentValue | body | Done
        Elsa.ForEach | items:Object! | currentValue | body | Done
        Elsa.ParallelForEach | items:Object! | currentValue | body | Done
        # Data
        Elsa.SetVariable | variable:Variable! value:Object | | | Done
        Elsa.SetName | value:String! | | | Done
        Elsa.Correlate | correlationId:String! | | | Done
        Elsa.SetOutput | outputName:String! outputValue:Object | | | Done
        Elsa.WriteLine | text:String | | | Done
        # Waiting
        Elsa.Delay | timeSpan:Duration! | | | Done
        Elsa.Timer | interval:Duration! | | | Done
        Elsa.Cron | cronExpression:String! | | | Done
        Elsa.StartAt | dateTime:DateTimeOffset! | | | Done
        Elsa.Event | eventName:String! | result | | Done
        Elsa.PublishEvent | eventName:String! correlationId:String isLocalEvent:Boolean payload:Object | | | Done
        Elsa.RunTask | taskName:String! payload:Object | taskId result | | Done
        # Composition
        Elsa.ExecuteWorkflow | workflowDefinitionId:String! input:ObjectDictionary waitForCompletion:Boolean correlationId:String | result | | Done
        Elsa.DispatchWorkflow | workflowDefinitionId:String! input:ObjectDictionary waitForCompletion:Boolean correlationId:String | result | | Done
        Elsa.BulkDispatchWorkflows | workflowDefinitionId:String! items:Object! defaultItemInputKey:String input:ObjectDictionary waitForCompletion:Boolean correlationIdFunction:String | | childCompleted childFaulted | Completed Finished Done
        # Clinic
        ClinicFlow.WaitUntil | cases:Cases within:Duration from:DateTimeOffset until:DateTimeOffset task:Task | | | Overdue
        ClinicFlow.CheckStage | stage:String! | | | Done
        ClinicFlow.MoveStage | stage:String! | | |
        ClinicFlow.CloseJourney | outcome:String! reason:String | | |
        ClinicFlow.EvaluateRules | set:String! classes:List<String> | result | | Passed Failed
        ClinicFlow.Send | contactReason:String! | | | Sent Refused
        """;

    public static IReadOnlyList<ActivityDescription> All { get; } = [.. Read()];

    private static IEnumerable<ActivityDescription> Read()
    {
        var group = "";
        foreach (var line in Table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '#')
            {
                group = line[2..];
                continue;
            }

            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            yield return new(cells[0], group, [.. Words(cells[1]).Select(Input)], Words(cells[2]), Words(cells[3]), Words(cells[4]));
        }
    }

    private static ActivityInput Input(string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        return new(word[..colon], word[(colon + 1)..].TrimEnd('!'), word.EndsWith('!'));
    }

    private static string[] Words(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
