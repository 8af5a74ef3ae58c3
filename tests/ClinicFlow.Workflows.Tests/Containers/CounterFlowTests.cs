namespace ClinicFlow.Workflows.Tests.Containers;

public sealed class CounterFlowTests
{
    [Fact]
    public void A_plain_node_with_two_inbound_connections_waits_for_both()
    {
        var clinic = Run("s>a s>b a>c b>c", Clinic.Line("s"), Clinic.Event("a"), Clinic.Event("b"), Clinic.Line("c"));
        var instance = clinic.Advance(clinic.Start(), new Stimulus.Event("a"));
        Assert.Equal(["s"], clinic.Lines);
        Assert.Equal(WorkflowStatus.Finished, clinic.Advance(WorkflowInstance.FromJson(instance.ToJson()), new Stimulus.Event("b")).Status);
        Assert.Equal(["s", "c"], clinic.Lines);
    }

    [Fact]
    public void A_skipped_target_propagates_the_skip()
    {
        var clinic = Run("d:True>a a>b d:False>c b>z c>z", Decision("d", "false"), Clinic.Line("a"), Clinic.Line("b"), Clinic.Line("c"), Clinic.Line("z"));
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
        Assert.Equal(["c", "z"], clinic.Lines);
    }

    [Fact]
    public void WaitAll_runs_only_if_all_were_followed()
    {
        var clinic = Run("s>a s>d d:True>b a>j b>j j>z", Clinic.Line("s"), Clinic.Line("a"), Decision("d", "false"), Clinic.Line("b"), Join("WaitAll"), Clinic.Line("z"));
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
        Assert.Equal(["s", "a"], clinic.Lines);
    }

    [Fact]
    public void WaitAllActive_runs_if_one_was_followed()
    {
        var clinic = Run("s>a s>d d:True>b a>j b>j j>z", Clinic.Line("s"), Clinic.Line("a"), Decision("d", "false"), Clinic.Line("b"), Join("WaitAllActive"), Clinic.Line("z"));
        clinic.Start();
        Assert.Equal(["s", "a", "z"], clinic.Lines);
    }

    [Fact]
    public void WaitAny_runs_once_and_cancels_the_ancestors_of_the_others()
    {
        var clinic = Run("s>a s>b a>j b>j j>z", Clinic.Line("s"), Clinic.Event("a"), Clinic.Event("b"), Join("WaitAny"), Clinic.Line("z"));
        Assert.Equal(WorkflowStatus.Finished, clinic.Advance(clinic.Start(), new Stimulus.Event("a")).Status);
        Assert.Equal(["s", "z"], clinic.Lines);
    }

    [Fact]
    public void A_backward_connection_goes_round_past_the_counts()
    {
        var clinic = Run("a>b b>d d:True>a d:False>z", Clinic.Line("a"), Clinic.Event("b"), Decision("d", """{ "expression": { "type": "Rule", "value": "again" } }"""), Clinic.Line("z"));
        clinic.Facts["again"] = true;
        var instance = clinic.Start();
        for (var i = 0; i < 3; i++) instance = clinic.Advance(WorkflowInstance.FromJson(instance.ToJson()), new Stimulus.Event("b"));
        clinic.Facts["again"] = false;
        Assert.Equal(WorkflowStatus.Finished, clinic.Advance(instance, new Stimulus.Event("b")).Status);
        Assert.Equal(["a", "a", "a", "a", "z"], clinic.Lines);
    }

    [Fact]
    public void A_loop_with_a_second_way_in_is_an_error_of_the_definition()
    {
        var read = DefinitionFile.Read(Clinic.File(Clinic.Flow("counter", "s>a s>b a>b b>c c>a", Clinic.Line("s"), Clinic.Line("a"), Clinic.Line("b"), Clinic.Line("c"))), "x");
        Assert.Contains(read.Problems, p => p is { Code: "connection-backward", Activity: "c", Severity: ProblemSeverity.Error });
    }

    [Fact]
    public void A_wide_braid_of_decisions_is_prepared_at_once()
    {
        // Enumerating its paths would take 2^200 steps.
        var activities = new List<string> { Clinic.Line("n0") };
        var connections = new List<string>();
        for (var i = 0; i < 200; i++)
        {
            activities.AddRange([Clinic.Line($"l{i}"), Clinic.Line($"r{i}"), Clinic.Line($"n{i + 1}")]);
            connections.AddRange([$"n{i}>l{i}", $"n{i}>r{i}", $"l{i}>n{i + 1}", $"r{i}>n{i + 1}"]);
        }

        connections.Add("n200>n0");
        activities[^1] = """{ "id": "n200", "type": "Elsa.Event", "eventName": "round" }""";
        var clinic = Run(string.Join(' ', connections), [.. activities]);
        var waiting = clinic.Start();
        Assert.Equal(600, clinic.Lines.Count());
        Assert.Equal("n200", Assert.Single(waiting.Waits).ActivityId);
    }

    private static string Decision(string id, string condition) => $$"""{ "id": "{{id}}", "type": "Elsa.FlowDecision", "condition": {{condition}} }""";

    private static string Join(string mode) => $$"""{ "id": "j", "type": "Elsa.FlowJoin", "mode": "{{mode}}" }""";

    private static Clinic Run(string connections, params string[] activities) => new(Clinic.File(Clinic.Flow("counter", connections, activities)));
}
