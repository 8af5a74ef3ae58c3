namespace ClinicFlow.Workflows.Tests.Containers;

/// <summary>Counter mode: joins that a loop passes again and again, and skips on the way.</summary>
public sealed class CounterLoopTests
{
    private static string Decision(string id, string rule) => $"{{ 'id': '{id}', 'type': 'Elsa.FlowDecision', 'condition': {{ 'type': 'Rule', 'value': '{rule}' }} }}";

    private static string Join(string mode) => $"{{ 'id': 'j', 'type': 'Elsa.FlowJoin', 'mode': '{mode}' }}";

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    [InlineData("WaitAny")]
    public void A_join_in_a_loop_runs_once_a_round(string mode)
    {
        var clinic = new Clinic(Clinic.File(Clinic.Flow("counter", "s>x x>p x>q p>j q>j j>after after>d d:True>x d:False>end",
            Clinic.Line("s"), Clinic.Line("x"), Clinic.Line("p"), Clinic.Line("q"), Join(mode), Clinic.Line("after"), Decision("d", "again"), Clinic.Line("end"))));
        var rounds = 0;
        clinic.Rule = (_, _) => ++rounds < 3;
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
        Assert.Equal((3, 3, 1), (clinic.Lines.Count(l => l == "x"), clinic.Lines.Count(l => l == "after"), clinic.Lines.Count(l => l == "end")));
    }

    [Theory]
    [InlineData("WaitAll", false)]
    [InlineData("WaitAllActive", true)]
    [InlineData("WaitAny", true)]
    public void A_skipped_branch_is_waited_for_by_none_and_missed_only_by_a_join_of_all(string mode, bool runs)
    {
        var clinic = new Clinic(Clinic.File(Clinic.Flow("counter", "s>d s>q d:True>p p>p2 p2>j q>j j>after",
            Clinic.Line("s"), Decision("d", "no"), Clinic.Line("p"), Clinic.Line("p2"), Clinic.Line("q"), Join(mode), Clinic.Line("after"))));
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
        Assert.Equal(runs, clinic.Lines.Contains("after"));
        Assert.DoesNotContain("p2", clinic.Lines);
    }

    [Fact]
    public void Branches_that_wait_meet_in_a_join_whichever_comes_first()
    {
        foreach (var order in new[] { new[] { "a", "b" }, ["b", "a"] })
        {
            var clinic = new Clinic(Clinic.File(Clinic.Flow("counter", "s>a s>b a>j b>j j>after", Clinic.Line("s"), Clinic.Event("a"), Clinic.Event("b"), Join("WaitAll"), Clinic.Line("after"))));
            var waiting = clinic.Advance(clinic.Start(), new Stimulus.Event(order[0]));
            Assert.DoesNotContain("after", clinic.Lines);
            Assert.Equal(WorkflowStatus.Finished, clinic.Advance(WorkflowInstance.FromJson(waiting.ToJson()), new Stimulus.Event(order[1])).Status);
            Assert.Single(clinic.Lines, l => l == "after");
        }
    }

    [Fact]
    public void A_switch_that_takes_several_ways_runs_each_and_a_delay_in_a_loop_begins_anew_each_round()
    {
        var clinic = new Clinic(Clinic.File(Clinic.Flow("counter", "w>d d:True>w d:False>end", "{ 'id': 'w', 'type': 'Elsa.Delay', 'timeSpan': '00:10:00' }", Decision("d", "again"), Clinic.Line("end"))));
        clinic.Facts["again"] = true;
        var instance = clinic.Start();
        for (var round = 1; round <= 3; round++)
        {
            Assert.Equal(Clinic.Monday.AddMinutes(10 * round), instance.NextDue);
            if (round == 3) clinic.Facts["again"] = false;
            instance = clinic.At(instance, instance.NextDue!.Value);
        }
        Assert.Equal(WorkflowStatus.Finished, instance.Status);
    }

    [Theory]
    [InlineData("*/15 * * * * *", "2026-03-02T09:00:15Z")]
    [InlineData("30 0 9 * * *", "2026-03-02T09:00:30Z")]
    [InlineData("0 0 9 * * *", "2026-03-03T09:00:00Z")]
    [InlineData("0 0 0 L * *", "2026-03-31T00:00:00Z")]
    [InlineData("0 0 12 29 2 *", "2028-02-29T12:00:00Z")]
    [InlineData("0 0 8 * * MON,WED", "2026-03-04T08:00:00Z")]
    public void A_cron_expression_has_seconds(string cron, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture), new Clinic(Clinic.File($"{{ 'id': 'c', 'type': 'Elsa.Cron', 'cronExpression': '{cron}' }}")).Start().NextDue);
}
