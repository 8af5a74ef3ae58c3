using System.Text.Json.Nodes;

namespace ClinicFlow.Workflows.Tests;

/// <summary>Runs definitions against facts that are named by the text of the rule that asks for them.</summary>
internal sealed class Clinic
{
    public static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public Clinic(params string[] definitions)
    {
        foreach (var text in definitions) Known.Add(Definition(text));
        Environment = new()
        {
            Evaluate = (expression, scope) => Rule is not null ? Rule(expression, scope) : Facts.GetValueOrDefault(expression.Text),
            AddDuration = AddWorking,
            FindDefinition = id => Known.Find(d => d.DefinitionId == id || d.ActivityTypeName == id),
            StepLimit = 2_000,
        };
    }

    public Dictionary<string, object?> Facts { get; } = [];

    public Func<WorkflowExpression, WorkflowScope, object?>? Rule { get; set; }

    public List<WorkflowDefinition> Known { get; } = [];

    public WorkflowEnvironment Environment { get; }

    public DateTimeOffset Now { get; set; } = Monday;

    public List<WorkflowEffect> Effects { get; } = [];

    public IEnumerable<string> Lines => Effects.OfType<WorkflowEffect.LineWritten>().Select(l => l.Text);

    public WorkflowDefinition Main => Known[0];

    public static WorkflowDefinition Definition(string text)
    {
        var read = DefinitionFile.Read(text, "test.json");
        Assert.True(read.CanPublish, string.Join("; ", read.Problems.Select(p => $"{p.Activity} {p.Message.En}")));
        return read.Definition!;
    }

    /// <summary>A file of one root activity; single quotes stand for double ones.</summary>
    public static string File(string root, string more = "", string id = "main", bool continues = true) => $$"""
        { "definitionId": "{{id}}", "name": "{{id}}", "version": 1, {{(continues ? "\"options\": { \"incidentStrategyType\": \"ContinueWithIncidents\", \"usableAsActivity\": true }," : "")}}
          {{more.Replace('\'', '"')}} "root": {{root.Replace('\'', '"')}} }
        """;

    /// <summary>A flowchart from activities (JSON) and connections such as <c>a:Done>b</c>.</summary>
    public static string Flow(string mode, string connections, params string[] activities) => $$"""
        { "id": "flow", "type": "Elsa.Flowchart", "customProperties": { "flowMode": "{{mode}}" }, "activities": [ {{string.Join(", ", activities)}} ], "connections": [ {{string.Join(", ", connections.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Connection))}} ] }
        """;

    public static string Line(string id, string more = "") => $$"""{ "id": "{{id}}", "type": "Elsa.WriteLine", "text": "{{id}}" {{more.Replace('\'', '"')}} }""";

    public static string Event(string name) => $$"""{ "id": "{{name}}", "type": "Elsa.Event", "eventName": "{{name}}" }""";

    public WorkflowInstance Start(IReadOnlyDictionary<string, object?>? input = null, string? trigger = null) =>
        Take(WorkflowEngine.Start(Main, Environment, Now, input, "i1", trigger));

    public WorkflowInstance Advance(WorkflowInstance instance, Stimulus stimulus) =>
        Take(WorkflowEngine.Advance(Main, instance, stimulus, Environment, Now));

    public WorkflowInstance StateChanged(WorkflowInstance instance) => Advance(instance, new Stimulus.StateChanged());

    public WorkflowInstance At(WorkflowInstance instance, DateTimeOffset now)
    {
        Now = now;
        return Advance(instance, new Stimulus.TimeReached());
    }

    private WorkflowInstance Take(AdvanceResult result)
    {
        Effects.AddRange(result.Effects);
        return result.Instance;
    }

    /// <summary>A calendar of its own: open 9 to 17 every day.</summary>
    private static DateTimeOffset AddWorking(DateTimeOffset moment, string text)
    {
        var duration = WorkflowDurations.Parse(text);
        return duration.Unit == DurationUnit.WorkingDays ? moment.AddDays((double)duration.Amount) : moment.AddMinutes((double)duration.Amount);
    }

    private static string Connection(string text)
    {
        var arrow = text.Split('>');
        var source = arrow[0].Split(':');
        return new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source[0], ["port"] = source.Length > 1 ? source[1] : null },
            ["target"] = new JsonObject { ["activity"] = arrow[1] },
        }.ToJsonString();
    }
}
