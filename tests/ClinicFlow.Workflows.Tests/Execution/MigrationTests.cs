namespace ClinicFlow.Workflows.Tests.Execution;

public sealed class MigrationTests
{
    [Fact]
    public void A_waiting_instance_stands_where_it_stood_and_goes_on_by_the_new_version()
    {
        var clinic = Two(Flow("first", "2 hours"), Flow("first", "5 hours", Clinic.Line("said"), "w:Yes>said w:Overdue>late"));
        var waiting = clinic.Start();
        Assert.Equal(Clinic.Monday.AddHours(2), waiting.NextDue);
        var result = Migrate(clinic, waiting);
        Assert.Equal([("w", "w")], result.Moves);
        Assert.Equal(Clinic.Monday.AddHours(5), result.Instance!.NextDue);
        Assert.Equal(Clinic.Monday.AddHours(2), waiting.NextDue);
        clinic.Facts["yes"] = true;
        WorkflowEngine.Advance(clinic.Known[1], WorkflowInstance.FromJson(result.Instance.ToJson()), new Stimulus.StateChanged(), clinic.Environment, clinic.Now)
            .Effects.OfType<WorkflowEffect.LineWritten>().ToList().ForEach(clinic.Effects.Add);
        Assert.Equal(["first", "said"], clinic.Lines);
    }

    [Fact]
    public void An_activity_that_is_gone_is_a_problem_unless_it_is_mapped()
    {
        var clinic = Two(Flow("first", "2 hours"), Flow("first", "2 hours").Replace("\"w\"", "\"w2\""));
        var waiting = clinic.Start();
        Assert.Equal("activity-missing", Assert.Single(Migrate(clinic, waiting).Problems).Code);
        var mapped = Migrate(clinic, waiting, new(new Dictionary<string, string> { ["w"] = "w2" }));
        Assert.Equal("w2", Assert.Single(mapped.Instance!.Waits).ActivityId);
    }

    [Fact]
    public void An_activity_of_another_type_is_a_problem()
    {
        var clinic = Two(Clinic.Flow("token", "", Clinic.Event("a")), Clinic.Flow("token", "", Clinic.Line("a")));
        Assert.Equal("activity-type", Assert.Single(Migrate(clinic, clinic.Start()).Problems).Code);
    }

    [Fact]
    public void Counts_of_a_counter_flow_go_over()
    {
        var clinic = Two(
            Clinic.Flow("counter", "s>a s>b a>c b>c", Clinic.Line("s"), Clinic.Event("a"), Clinic.Event("b"), Clinic.Line("c")),
            Clinic.Flow("counter", "b>c a>c s>b s>a c>d", Clinic.Line("d"), Clinic.Line("c"), Clinic.Event("b"), Clinic.Event("a"), Clinic.Line("s")));
        var half = clinic.Advance(clinic.Start(), new Stimulus.Event("a"));
        var migrated = Migrate(clinic, half).Instance!;
        var done = WorkflowEngine.Advance(clinic.Known[1], migrated, new Stimulus.Event("b"), clinic.Environment, clinic.Now);
        Assert.Equal(WorkflowStatus.Finished, done.Instance.Status);
        Assert.Equal(["c", "d"], done.Effects.OfType<WorkflowEffect.LineWritten>().Select(l => l.Text));
    }

    private static MigrationResult Migrate(Clinic clinic, WorkflowInstance instance, MigrationMap? map = null) =>
        WorkflowMigration.Migrate(clinic.Known[0], clinic.Known[1], instance, clinic.Environment, clinic.Now, map);

    private static Clinic Two(string first, string second) => new(Clinic.File(first), Clinic.File(second));

    private static string Flow(string line, string within, string? more = null, string connections = "w:Overdue>late") => Clinic.Flow("token", $"{line}>w {connections}",
        [Clinic.Line(line), "{ \"id\": \"w\", \"type\": \"ClinicFlow.WaitUntil\", \"within\": \"" + within + "\", \"cases\": [ { \"label\": \"Yes\", \"condition\": { \"type\": \"Rule\", \"value\": \"yes\" } } ] }", Clinic.Line("late"), .. more is null ? Array.Empty<string>() : [more]]);
}
