namespace ClinicFlow.Workflows.Tests.Containers;

public sealed class TokenFlowTests
{
    [Fact]
    public void Stream_waits_for_a_source_that_is_still_to_run()
    {
        var clinic = Run("token", "s>a s>b a>c b>c", Clinic.Line("s"), Clinic.Line("a"), Clinic.Event("b"), Clinic.Line("c"));
        var waiting = clinic.Start();
        Assert.Equal(["s", "a"], clinic.Lines);
        Assert.Equal(WorkflowStatus.Finished, clinic.Advance(waiting, new Stimulus.Event("b")).Status);
        Assert.Equal(["s", "a", "c"], clinic.Lines);
    }

    [Fact]
    public void Stream_does_not_wait_for_a_path_that_was_not_taken() =>
        Writes("token", "s>a s>d a>c d:True>b b>c", ["s", "a", "c"], Clinic.Line("s"), Clinic.Line("a"), Decision(false), Clinic.Line("b"), Clinic.Line("c"));

    [Theory]
    [InlineData("Merge")]
    [InlineData("Converge")]
    public void Merge_and_Converge_block_on_a_path_that_was_not_taken(string mode) =>
        Writes("token", "s>a s>d a>c d:True>b b>c", ["s", "a"], Clinic.Line("s"), Clinic.Line("a"), Decision(false), Clinic.Line("b"), Merging("c", mode));

    [Fact]
    public void Merge_runs_once_all_forward_paths_have_come_and_ignores_the_loop()
    {
        var clinic = Run("token", "s>a s>b a>c b>c c>e e:True>c", Clinic.Line("s"), Clinic.Event("a"), Clinic.Event("b"), Merging("c", "Merge"), Decision(false, "e"));
        var instance = clinic.Advance(clinic.Start(), new Stimulus.Event("a"));
        Assert.Equal(["s"], clinic.Lines);
        Assert.Equal(WorkflowStatus.Finished, clinic.Advance(instance, new Stimulus.Event("b")).Status);
        Assert.Equal(["s", "c"], clinic.Lines);
    }

    [Fact]
    public void Converge_waits_for_the_loop_too() =>
        Writes("token", "s>a s>b a>c b>c c>e e:True>c", ["s", "a", "b"], Clinic.Line("s"), Clinic.Line("a"), Clinic.Line("b"), Merging("c", "Converge"), Decision(false, "e"));

    [Fact]
    public void Cascade_runs_once_per_token() =>
        Writes("token", "s>a s>b a>c b>c", ["s", "a", "b", "c", "c"], Clinic.Line("s"), Clinic.Line("a"), Clinic.Line("b"), Merging("c", "Cascade"));

    [Fact]
    public void Race_lets_the_first_win_and_cancels_what_waits()
    {
        var clinic = Run("token", "s>a s>b a>c b>c", Clinic.Line("s"), Clinic.Event("a"), Clinic.Event("b"), Merging("c", "Race"));
        var done = clinic.Advance(clinic.Start(), new Stimulus.Event("b"));
        Assert.Equal(WorkflowStatus.Finished, done.Status);
        Assert.Equal(["s", "c"], clinic.Lines);
    }

    [Fact]
    public void Race_cancels_a_branch_that_begins_to_wait_only_after_it_was_lost()
    {
        var clinic = Run("token", "s>a s>b a>c b>c", Clinic.Line("s"), Clinic.Line("a"), Clinic.Event("b"), Merging("c", "Race"));
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
        Assert.Equal(["s", "a", "c"], clinic.Lines);
    }

    [Fact]
    public void Race_cancels_a_container_that_begins_to_wait_only_after_it_was_lost()
    {
        var clinic = Run("token", "s>a s>b a>c b>c", Clinic.Line("s"), Clinic.Line("a"), $$"""{ "id": "b", "type": "Elsa.Sequence", "activities": [ {{Clinic.Line("in")}}, {{Clinic.Event("e")}} ] }""", Merging("c", "Race"));
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
        Assert.DoesNotContain("b", clinic.Lines);
        Assert.Single(clinic.Lines, "c");
    }

    [Fact]
    public void A_join_that_waits_for_any_is_a_race_and_other_joins_merge()
    {
        const string any = """{ "id": "j", "type": "Elsa.FlowJoin" }""";
        const string all = """{ "id": "j", "type": "Elsa.FlowJoin", "mode": { "typeName": "FlowJoinMode", "expression": { "type": "Literal", "value": "WaitAll" } } }""";
        Writes("token", "s>a s>b a>j b>j j>c", ["s", "a", "b", "c"], Clinic.Line("s"), Clinic.Line("a"), Clinic.Line("b"), any, Clinic.Line("c"));
        var clinic = Run("token", "s>a s>b a>j b>j j>c", Clinic.Line("s"), Clinic.Event("a"), Clinic.Event("b"), all, Clinic.Line("c"));
        var instance = clinic.Advance(clinic.Start(), new Stimulus.Event("a"));
        Assert.Equal(WorkflowStatus.Running, instance.Status);
        clinic.Advance(instance, new Stimulus.Event("b"));
        Assert.Equal(["s", "c"], clinic.Lines);
    }

    [Fact]
    public void A_loop_may_go_round_as_often_as_it_likes()
    {
        var clinic = Run("token", "a>d d:True>a d:False>z", Clinic.Event("a"), """{ "id": "d", "type": "Elsa.FlowDecision", "condition": { "expression": { "type": "Rule", "value": "again" } } }""", Clinic.Line("z"));
        clinic.Facts["again"] = true;
        var instance = clinic.Start();
        for (var i = 0; i < 5; i++) instance = clinic.Advance(instance, new Stimulus.Event("a"));
        clinic.Facts["again"] = false;
        Assert.Equal(WorkflowStatus.Finished, clinic.Advance(instance, new Stimulus.Event("a")).Status);
        Assert.Equal(["z"], clinic.Lines);
    }

    [Fact]
    public void End_ends_its_flowchart_with_all_that_waits_in_it()
    {
        var clinic = Run("token", "s>a s>e", Clinic.Line("s"), Clinic.Event("a"), """{ "id": "e", "type": "Elsa.End" }""");
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
    }

    private static string Decision(bool value, string id = "d") => $$"""{ "id": "{{id}}", "type": "Elsa.FlowDecision", "condition": {{(value ? "true" : "false")}} }""";

    private static string Merging(string id, string mode) => Clinic.Line(id, $", 'customProperties': {{ 'mergeMode': '{mode}' }}");

    private static Clinic Run(string mode, string connections, params string[] activities) => new(Clinic.File(Clinic.Flow(mode, connections, activities)));

    private static void Writes(string mode, string connections, string[] lines, params string[] activities)
    {
        var clinic = Run(mode, connections, activities);
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
        Assert.Equal(lines, clinic.Lines);
    }
}
