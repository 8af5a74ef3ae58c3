namespace ClinicFlow.Workflows.Tests.Activities;

public sealed class LoopTests
{
    private const string Body = "{ 'id': 'w', 'type': 'Elsa.WriteLine', 'text': { 'typeName': 'String', 'expression': { 'type': 'JavaScript', 'value': '`${getCurrentValue()}`' } } }";

    [Fact]
    public void For_counts_up_to_its_end_and_includes_it() => Writes("{ 'id': 'f', 'type': 'Elsa.For', 'start': 1, 'end': 3, 'body': " + Body + " }", "1", "2", "3");

    [Fact]
    public void For_counts_down_by_its_step_and_leaves_the_end_out_if_told() =>
        Writes("{ 'id': 'f', 'type': 'Elsa.For', 'start': 5, 'end': 1, 'step': 2, 'outerBoundInclusive': false, 'body': " + Body + " }", "5", "3");

    [Fact]
    public void ForEach_runs_its_body_for_each_item() =>
        Writes("{ 'id': 'f', 'type': 'Elsa.ForEach', 'items': { 'expression': { 'type': 'Object', 'value': '[10, 20]' } }, 'body': " + Body.Replace("'[", "'[") + " }", "10", "20");

    [Fact]
    public void ParallelForEach_gives_every_branch_its_own_value() =>
        Writes("{ 'id': 'f', 'type': 'Elsa.ParallelForEach', 'items': ['a', 'b', 'c'], 'body': " + Body + " }", "a", "b", "c");

    [Fact]
    public void While_runs_as_long_as_its_condition_holds()
    {
        const string count = "{ 'id': 's', 'type': 'Elsa.SetVariable', 'variable': { 'id': 'v', 'name': 'N' }, 'value': { 'expression': { 'type': 'JavaScript', 'value': 'getN() + 1' } } }";
        var clinic = new Clinic(Clinic.File(
            "{ 'id': 'w', 'type': 'Elsa.While', 'condition': { 'expression': { 'type': 'JavaScript', 'value': 'variables.N < 3' } }, 'body': " + count + " }",
            "'variables': [{ 'id': 'v', 'name': 'N', 'typeName': 'Int32', 'value': '0' }],"));
        var done = clinic.Start();
        Assert.Equal(WorkflowStatus.Finished, done.Status);
        Assert.Equal(3L, done.Variables["N"]);
    }

    [Fact]
    public void Break_leaves_the_nearest_loop_only()
    {
        var clinic = new Clinic(Clinic.File("""
            { "id": "s", "type": "Elsa.Sequence", "activities": [
              { "id": "f", "type": "Elsa.For", "start": 1, "end": 5, "body": { "id": "in", "type": "Elsa.Sequence", "activities": [
                { "id": "one", "type": "Elsa.WriteLine", "text": "one" }, { "id": "b", "type": "Elsa.Break" }, { "id": "never", "type": "Elsa.WriteLine", "text": "never" } ] } },
              { "id": "after", "type": "Elsa.WriteLine", "text": "after" } ] }
            """));
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
        Assert.Equal(["one", "after"], clinic.Lines);
    }

    [Fact]
    public void A_loop_that_never_ends_stops_with_an_incident_and_can_be_left()
    {
        var clinic = new Clinic(Clinic.File("{ 'id': 'w', 'type': 'Elsa.While', 'condition': true, 'body': { 'id': 'x', 'type': 'Elsa.WriteLine', 'text': 'x' } }"));
        var stuck = clinic.Start();
        Assert.Equal("step-limit", Assert.Single(stuck.Incidents).Code);
        Assert.Equal(WorkflowStatus.Running, stuck.Status);
        Assert.Equal(WorkflowSubStatus.Cancelled, clinic.Advance(stuck, new Stimulus.Cancel()).SubStatus);
    }

    [Fact]
    public void A_loop_that_waits_in_its_body_goes_on_where_it_was()
    {
        var clinic = new Clinic(Clinic.File("{ 'id': 'f', 'type': 'Elsa.For', 'start': 1, 'end': 3, 'body': { 'id': 'd', 'type': 'Elsa.Delay', 'timeSpan': '01:00:00' } }"));
        var instance = clinic.Start();
        for (var hour = 1; hour <= 3; hour++)
        {
            Assert.Equal(Clinic.Monday.AddHours(hour), instance.NextDue);
            instance = WorkflowInstance.FromJson(instance.ToJson());
            instance = clinic.At(instance, Clinic.Monday.AddHours(hour));
        }

        Assert.Equal(WorkflowStatus.Finished, instance.Status);
    }

    private static void Writes(string root, params string[] lines)
    {
        var clinic = new Clinic(Clinic.File(root));
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
        Assert.Equal(lines, clinic.Lines);
    }
}
