namespace ClinicFlow.Workflows.Tests.Execution;

public sealed class IncidentTests
{
    private const string Fault = """{ "id": "f", "type": "Elsa.Fault", "code": "E1", "category": "General", "faultType": "Business", "message": "boom" }""";

    [Fact]
    public void A_fault_ends_the_instance_by_default()
    {
        var clinic = new Clinic(Clinic.File(Clinic.Flow("token", "f>z", Fault, Clinic.Line("z")), continues: false));
        var ended = clinic.Start();
        Assert.Equal((WorkflowStatus.Finished, WorkflowSubStatus.Faulted), (ended.Status, ended.SubStatus));
        Assert.Equal(("E1", "General", "Business", "boom"), (ended.Incidents[0].Code, ended.Incidents[0].Category, ended.Incidents[0].FaultType, ended.Incidents[0].Message));
    }

    [Fact]
    public void The_rest_goes_on_with_an_incident_if_the_definition_says_so()
    {
        var clinic = new Clinic(Clinic.File(Clinic.Flow("token", "s>f s>a f>z", Clinic.Line("s"), Fault, Clinic.Line("a"), Clinic.Line("z"))));
        var instance = clinic.Start();
        Assert.Equal(WorkflowStatus.Running, instance.Status);
        Assert.Equal(["s", "a"], clinic.Lines);
        Assert.Equal("f", Assert.Single(instance.Incidents).ActivityId);
    }

    [Fact]
    public void An_incident_is_retried_skipped_or_moved_on()
    {
        var clinic = new Clinic(Clinic.File(Clinic.Flow("token", "d:True>y d:False>n", """{ "id": "d", "type": "Elsa.FlowDecision", "condition": { "expression": { "type": "Rule", "value": "x" } } }""", Clinic.Line("y"), Clinic.Line("n"))));
        clinic.Rule = (_, _) => throw new InvalidOperationException("no such fact");
        var broken = WorkflowInstance.FromJson(clinic.Start().ToJson());
        Assert.Equal("expression-failed", Assert.Single(broken.Incidents).Code);
        Assert.Single(clinic.Advance(broken, new Stimulus.Retry("d")).Incidents);

        Assert.Equal(WorkflowStatus.Finished, clinic.Advance(broken, new Stimulus.Skip("d", "True")).Status);
        Assert.Equal(["y"], clinic.Lines);
        Assert.Equal(WorkflowStatus.Finished, clinic.Advance(broken, new Stimulus.MoveTo("n")).Status);
        Assert.Equal(["y", "n"], clinic.Lines);
        clinic.Rule = (_, _) => true;
        Assert.Equal(WorkflowStatus.Finished, clinic.Advance(broken, new Stimulus.Retry(broken.Incidents[0].Id)).Status);
        Assert.Equal(["y", "n", "y"], clinic.Lines);
    }

    [Fact]
    public void A_person_moves_a_waiting_instance_to_another_activity()
    {
        var clinic = new Clinic(Clinic.File(Clinic.Flow("token", "a>b b>c", Clinic.Event("a"), Clinic.Event("b"), Clinic.Line("c"))));
        var moved = clinic.Advance(clinic.Start(), new Stimulus.MoveTo("b", "a"));
        Assert.Equal("b", Assert.Single(moved.Waits).ActivityId);
        Assert.Equal(WorkflowStatus.Finished, clinic.Advance(moved, new Stimulus.Event("b")).Status);
    }

    [Theory]
    [InlineData("token")]
    [InlineData("counter")]
    public void A_person_moves_forwards_and_back_and_the_rest_runs_as_ever(string mode)
    {
        var clinic = new Clinic(Clinic.File(Clinic.Flow(mode, "a>b b>c c>d", Clinic.Event("a"), Clinic.Line("b"), Clinic.Event("c"), Clinic.Line("d"))));
        var instance = clinic.Advance(clinic.Start(), new Stimulus.MoveTo("c"));
        Assert.Empty(clinic.Lines);
        instance = clinic.Advance(instance, new Stimulus.MoveTo("a"));
        instance = clinic.Advance(instance, new Stimulus.Event("a"));
        Assert.Equal("c", Assert.Single(instance.Waits).ActivityId);
        Assert.Equal(WorkflowStatus.Finished, clinic.Advance(instance, new Stimulus.Event("c")).Status);
        Assert.Equal(["b", "d"], clinic.Lines);
    }

    [Fact]
    public void An_unknown_activity_is_an_incident_only_when_it_is_reached()
    {
        var read = DefinitionFile.Read(Clinic.File(Clinic.Flow("token", "a>u", Clinic.Event("a"), """{ "id": "u", "type": "Acme.Magic", "spell": 1 }""")), "x");
        Assert.False(read.CanPublish);
        var clinic = new Clinic();
        var started = WorkflowEngine.Start(read.Definition!, clinic.Environment, Clinic.Monday);
        Assert.Empty(started.Instance.Incidents);
        var reached = WorkflowEngine.Advance(read.Definition!, started.Instance, new Stimulus.Event("a"), clinic.Environment, Clinic.Monday);
        Assert.Equal("activity-unknown", Assert.Single(reached.Instance.Incidents).Code);
    }

    [Fact]
    public void An_instance_refuses_a_definition_that_does_not_know_where_it_stands()
    {
        var clinic = new Clinic(Clinic.File(Clinic.Event("a")), Clinic.File(Clinic.Event("b"), id: "other"));
        var waiting = WorkflowInstance.FromJson(clinic.Start().ToJson());
        Assert.Throws<InvalidOperationException>(() => WorkflowEngine.Advance(clinic.Known[1], waiting, new Stimulus.StateChanged(), clinic.Environment, Clinic.Monday));
    }
}
