namespace ClinicFlow.Workflows.Tests.Activities;

/// <summary>Ends inside of loops, composites and called workflows: how far each reaches.</summary>
public sealed class NestedTests
{
    private static int made;

    private static string Seq(params string[] activities) => $"{{ 'id': 's{Interlocked.Increment(ref made)}', 'type': 'Elsa.Sequence', 'activities': [ {string.Join(", ", activities)} ] }}";

    private static string Loop(string id, int to, string body) => $"{{ 'id': '{id}', 'type': 'Elsa.For', 'start': 1, 'end': {to}, 'body': {body} }}";

    private const string Break = "{ 'id': 'b', 'type': 'Elsa.Break' }";

    [Fact]
    public void Break_in_the_inner_loop_lets_the_outer_one_go_on() =>
        Writes(Loop("outer", 3, Seq(Loop("inner", 5, Seq(Clinic.Line("in"), Break)), Clinic.Line("out"))), "in", "out", "in", "out", "in", "out");

    [Fact]
    public void Break_inside_of_a_condition_leaves_the_loop_around_it() =>
        Writes(Seq(Loop("l", 5, Seq(Clinic.Line("x"), $"{{ 'id': 'i', 'type': 'Elsa.If', 'condition': true, 'then': {Break} }}", Clinic.Line("never"))), Clinic.Line("after")), "x", "after");

    [Fact]
    public void Break_leaves_a_while_and_a_for_each()
    {
        Writes($"{{ 'id': 'w', 'type': 'Elsa.While', 'condition': true, 'body': {Seq(Clinic.Line("once"), Break)} }}", "once");
        Writes($"{{ 'id': 'f', 'type': 'Elsa.ForEach', 'items': ['a', 'b'], 'body': {Seq(Clinic.Line("once"), Break)} }}", "once");
    }

    [Theory]
    [InlineData("1, 'end': 3", "1 2 3")]
    [InlineData("1, 'end': 3, 'outerBoundInclusive': false", "1 2")]
    [InlineData("3, 'end': 1", "3 2 1")]
    [InlineData("3, 'end': 1, 'step': -1", "3 2 1")]
    [InlineData("5, 'end': 0, 'step': 2", "5 3 1")]
    [InlineData("5, 'end': 1, 'step': -2, 'outerBoundInclusive': false", "5 3")]
    [InlineData("2, 'end': 2", "2")]
    [InlineData("2, 'end': 2, 'outerBoundInclusive': false", "")]
    [InlineData("0, 'end': 7, 'step': 3", "0 3 6")]
    public void For_counts_between_its_bounds_by_the_size_of_its_step(string bounds, string counted) => Writes(
        $"{{ 'id': 'f', 'type': 'Elsa.For', 'start': {bounds}, 'body': {{ 'id': 'w', 'type': 'Elsa.WriteLine', 'text': {{ 'expression': {{ 'type': 'JavaScript', 'value': '`${{getCurrentValue()}}`' }} }} }} }}",
        counted.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void Loops_without_items_or_body_are_left_at_once() =>
        Writes(Seq($"{{ 'id': 'f', 'type': 'Elsa.ForEach', 'items': [], 'body': {Clinic.Line("never1")} }}", "{ 'id': 'g', 'type': 'Elsa.For', 'start': 1, 'end': 3 }",
            $"{{ 'id': 'p', 'type': 'Elsa.ParallelForEach', 'items': [], 'body': {Clinic.Line("never2")} }}", $"{{ 'id': 'w', 'type': 'Elsa.While', 'condition': false, 'body': {Clinic.Line("never3")} }}",
            $"{{ 'id': 'i', 'type': 'Elsa.If', 'condition': false, 'then': {Clinic.Line("never4")} }}", Clinic.Line("end")), "end");

    [Fact]
    public void ParallelForEach_waits_for_each_branch_and_each_may_be_resumed_in_any_order()
    {
        var clinic = new Clinic(Clinic.File($"{{ 'id': 'p', 'type': 'Elsa.ParallelForEach', 'items': ['a', 'b', 'c'], 'body': {Seq("{ 'id': 't', 'type': 'Elsa.RunTask', 'taskName': 'x' }", "{ 'id': 'w', 'type': 'Elsa.WriteLine', 'text': { 'expression': { 'type': 'JavaScript', 'value': '`${getCurrentValue()}`' } } }")} }}"));
        var instance = clinic.Start();
        Assert.Equal(3, instance.Waits.Count);
        foreach (var wait in instance.Waits.Reverse().ToList()) instance = clinic.Advance(WorkflowInstance.FromJson(instance.ToJson()), new Stimulus.Resume(wait.BookmarkId));
        Assert.Equal(WorkflowStatus.Finished, instance.Status);
        Assert.Equal(["c", "b", "a"], clinic.Lines);
    }

    [Fact]
    public void Complete_leaves_the_called_workflow_by_its_outcome_and_the_caller_goes_on()
    {
        const string child = "{ 'id': 'c', 'type': 'Elsa.Complete', 'outcomes': ['Approved'] }";
        var clinic = new Clinic(
            Clinic.File(Clinic.Flow("token", "k:Approved>yes k:Rejected>no", "{ 'id': 'k', 'type': 'Child', 'version': 1 }", Clinic.Line("yes"), Clinic.Line("no"))),
            Clinic.File(Seq(Clinic.Line("asked"), child, Clinic.Line("never")), "'outcomes': ['Approved', 'Rejected'],", id: "child").Replace("\"name\": \"child\"", "\"name\": \"Child\"", StringComparison.Ordinal));
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
        Assert.Equal(["asked", "yes"], clinic.Lines);
    }

    [Fact]
    public void Finish_deep_inside_ends_the_workflow_with_all_that_waits()
    {
        var clinic = new Clinic(Clinic.File($"{{ 'id': 'k', 'type': 'Elsa.Fork', 'branches': [ {Clinic.Event("never")}, {Loop("l", 3, Seq(Clinic.Event("go"), "{ 'id': 'x', 'type': 'Elsa.Finish' }"))} ] }}"));
        var waiting = clinic.Start();
        Assert.Equal(2, waiting.Waits.Count);
        var done = clinic.Advance(waiting, new Stimulus.Event("go"));
        Assert.Equal((WorkflowStatus.Finished, WorkflowSubStatus.Finished), (done.Status, done.SubStatus));
        Assert.Empty(done.Waits);
    }

    [Fact]
    public void End_leaves_only_its_own_container() =>
        Writes(Seq(Clinic.Flow("token", "a>e", Clinic.Line("a"), "{ 'id': 'e', 'type': 'Elsa.End' }"), Clinic.Line("after")), "a", "after");

    [Fact]
    public void The_first_branch_of_a_fork_that_waits_for_any_cancels_the_others()
    {
        var clinic = new Clinic(Clinic.File(Seq($"{{ 'id': 'k', 'type': 'Elsa.Fork', 'joinMode': 'WaitAny', 'branches': [ {Seq(Clinic.Event("a"), Clinic.Line("la"))}, {Seq(Clinic.Event("b"), Clinic.Line("lb"))} ] }}", Clinic.Line("after"))));
        var done = clinic.Advance(clinic.Start(), new Stimulus.Event("b"));
        Assert.Equal(WorkflowStatus.Finished, done.Status);
        Assert.Equal(["lb", "after"], clinic.Lines);
    }

    [Theory]
    [InlineData(true, WorkflowStatus.Running)]
    [InlineData(false, WorkflowStatus.Finished)]
    public void A_fault_in_one_branch_ends_the_workflow_only_where_the_file_says_so(bool continues, WorkflowStatus status)
    {
        var clinic = new Clinic(Clinic.File($"{{ 'id': 'k', 'type': 'Elsa.Fork', 'branches': [ {{ 'id': 'f', 'type': 'Elsa.Fault', 'code': 'E7', 'message': 'bad' }}, {Seq(Clinic.Event("go"), Clinic.Line("went"))} ] }}", continues: continues));
        var instance = clinic.Start();
        Assert.Equal("E7", Assert.Single(instance.Incidents).Code);
        Assert.Equal(status, instance.Status);
        if (!continues) return;
        instance = clinic.Advance(instance, new Stimulus.Event("go"));
        Assert.Equal(["went"], clinic.Lines);
        Assert.Equal(WorkflowStatus.Running, instance.Status);
        Assert.Equal(WorkflowStatus.Finished, clinic.Advance(instance, new Stimulus.Skip("f")).Status);
    }

    private static void Writes(string root, params string[] lines)
    {
        var clinic = new Clinic(Clinic.File(root));
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
        Assert.Equal(lines, clinic.Lines);
    }
}
