namespace ClinicFlow.Workflows.Tests.Properties;

/// <summary>A workflow and a script of stimuli made from one seed.</summary>
internal sealed class RandomWorkflow
{
    private readonly Random random;

    public RandomWorkflow(int seed)
    {
        random = new Random(seed);
        var mode = random.Next(2) == 0 ? "token" : "counter";
        var count = random.Next(2, 9);
        var ids = Enumerable.Range(0, count).Select(i => $"n{i}").ToArray();
        var activities = ids.Select((id, i) => Activity(id, i, 0)).ToArray();
        var connections = new List<string>();
        for (var i = 0; i < count; i++)
            for (var links = random.Next(1, 3); links > 0; links--)
                connections.Add($"{ids[i]}:{Port()}>{ids[Target(i, count)]}");
        Text = Clinic.File(Clinic.Flow(mode, string.Join(' ', connections), activities), Variables);
        Definition = DefinitionFile.Read(Text, "random").Definition!;
        Steps = [.. Enumerable.Range(0, random.Next(1, 25)).Select(_ => (random.Next(9), random.Next(10), random.Next(1, 200)))];
    }

    public string Text { get; }

    public WorkflowDefinition Definition { get; }

    /// <summary>What happens: kind, which, and how many minutes later.</summary>
    public IReadOnlyList<(int Kind, int Which, int Minutes)> Steps { get; }

    private const string Variables = "'variables': [{ 'id': 'v', 'name': 'N', 'typeName': 'Int32', 'value': '0' }],";

    /// <summary>Runs the script; <paramref name="between"/> sees every instance and may exchange it for its equal.</summary>
    public (WorkflowInstance Instance, List<WorkflowEffect> Effects) Run(Func<WorkflowInstance, WorkflowInstance> between)
    {
        var clinic = new Clinic();
        clinic.Known.Add(Definition);
        var instance = between(clinic.Start());
        foreach (var (kind, which, minutes) in Steps)
        {
            clinic.Now = clinic.Now.AddMinutes(minutes);
            if (kind is 0 or 1) clinic.Facts[$"f{which % 4}"] = kind == 0;
            instance = between(clinic.Advance(instance, Stimulus(instance, kind, which)));
        }

        return (instance, clinic.Effects);
    }

    public static Stimulus Stimulus(WorkflowInstance instance, int kind, int which) => kind switch
    {
        0 or 1 => new Stimulus.StateChanged(),
        2 => new Stimulus.TimeReached(),
        3 or 4 => new Stimulus.Event($"e{which % 3}", (long)which),
        5 when instance.Waits.Count > 0 => new Stimulus.Resume(instance.Waits[which % instance.Waits.Count].BookmarkId, "r"),
        6 when instance.Incidents.Count > 0 => new Stimulus.Retry(instance.Incidents[0].Id),
        7 when instance.Waits.Count > 0 => new Stimulus.Skip(instance.Waits[which % instance.Waits.Count].ActivityId),
        8 => new Stimulus.MoveTo($"n{which % 6}", which % 2 == 0 || instance.Waits.Count == 0 ? null : instance.Waits[0].ActivityId),
        _ => new Stimulus.StateChanged(),
    };

    private int Target(int from, int count) => random.Next(5) == 0 ? random.Next(count) : Math.Min(count - 1, from + random.Next(1, 3));

    private string Port() => random.Next(4) switch { 0 => "True", 1 => "False", 2 => "Overdue", _ => "Done" };

    private string Activity(string id, int index, int depth) => random.Next(depth > 2 ? 6 : 13) switch
    {
        0 => $$"""{ "id": "{{id}}", "type": "Elsa.Event", "eventName": "e{{random.Next(3)}}", "result": { "memoryReference": { "id": "v" } } }""",
        1 => $$"""{ "id": "{{id}}", "type": "Elsa.Delay", "timeSpan": "{{random.Next(1, 9)}} hours" }""",
        2 => $$"""{ "id": "{{id}}", "type": "Elsa.FlowDecision", "condition": { "expression": { "type": "Rule", "value": "f{{random.Next(4)}}" } } }""",
        3 => $$"""{ "id": "{{id}}", "type": "ClinicFlow.WaitUntil", "within": "{{random.Next(1, 9)}} hours", "cases": [ { "label": "True", "condition": { "type": "Rule", "value": "f{{random.Next(4)}}" } } ], "task": { "role": "agent", "title": { "ru": "а", "en": "a" }, "escalate": { "after": "2 hours", "role": "senior" } } }""",
        4 => $$"""{ "id": "{{id}}", "type": "Elsa.SetVariable", "variable": { "id": "v", "name": "N" }, "value": {{index}} }""",
        5 => Clinic.Line(id, random.Next(2) == 0 ? "" : $", 'customProperties': {{ 'mergeMode': '{(MergeMode)random.Next(5)}' }}"),
        6 => $$"""{ "id": "{{id}}", "type": "Elsa.FlowJoin", "mode": "{{(JoinMode)random.Next(3)}}" }""",
        7 => $$"""{ "id": "{{id}}", "type": "Elsa.Sequence", "activities": [ {{Activity(id + "a", index, depth + 1)}}, {{Activity(id + "b", index, depth + 1)}} ] }""",
        8 => $$"""{ "id": "{{id}}", "type": "Elsa.Fork", "joinMode": "{{(random.Next(2) == 0 ? "WaitAny" : "WaitAll")}}", "branches": [ {{Activity(id + "a", index, depth + 1)}}, {{Activity(id + "b", index, depth + 1)}} ] }""",
        9 => $$"""{ "id": "{{id}}", "type": "Elsa.For", "start": 1, "end": {{random.Next(4)}}, "body": {{Activity(id + "a", index, depth + 1)}} }""",
        10 => $$"""{ "id": "{{id}}", "type": "Elsa.ParallelForEach", "items": [1, 2], "body": {{Activity(id + "a", index, depth + 1)}} }""",
        11 => $$"""{ "id": "{{id}}", "type": "Elsa.RunTask", "taskName": "t" }""",
        _ => $$"""{ "id": "{{id}}", "type": "Elsa.{{(random.Next(4) == 0 ? "Fault" : random.Next(3) == 0 ? "End" : "Break")}}" }""",
    };
}
