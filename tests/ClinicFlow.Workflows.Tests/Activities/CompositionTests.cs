namespace ClinicFlow.Workflows.Tests.Activities;

public sealed class CompositionTests
{
    private const string Child = """
        { "definitionId": "child", "name": "Greet Patient", "inputs": [ { "name": "Name", "type": "String" } ], "outputs": [ { "name": "Greeting", "type": "String" } ], "outcomes": [ "Hi", "Bye" ],
          "root": { "id": "s", "type": "Elsa.Sequence", "activities": [
            { "id": "e", "type": "Elsa.Event", "eventName": "go" },
            { "id": "o", "type": "Elsa.SetOutput", "outputName": "Greeting", "outputValue": { "expression": { "type": "JavaScript", "value": "`Hello ${getName()}`" } } },
            { "id": "c", "type": "Elsa.Complete", "outcomes": [ "Hi" ] }, { "id": "never", "type": "Elsa.WriteLine", "text": "never" } ] } }
        """;

    [Fact]
    public void A_workflow_as_activity_takes_inputs_waits_and_leaves_by_its_outcome()
    {
        var clinic = new Clinic(Clinic.File(Clinic.Flow("token", "g:Hi>hi g:Bye>bye",
            """{ "id": "g", "type": "GreetPatient", "name": { "typeName": "String", "expression": { "type": "Literal", "value": "Anna" } }, "greeting": { "typeName": "String", "memoryReference": { "id": "v" } } }""",
            """{ "id": "hi", "type": "Elsa.WriteLine", "text": { "expression": { "type": "Variable", "value": { "id": "v", "name": "Text" } } } }""",
            Clinic.Line("bye")), "'variables': [{ 'id': 'v', 'name': 'Text', 'typeName': 'String' }],"), Child);
        var waiting = WorkflowInstance.FromJson(clinic.Start().ToJson());
        Assert.Equal("e", Assert.Single(waiting.Waits).ActivityId);
        Assert.Equal(WorkflowStatus.Finished, clinic.Advance(waiting, new Stimulus.Event("go")).Status);
        Assert.Equal(["Hello Anna"], clinic.Lines);
    }

    [Fact]
    public void A_workflow_that_is_not_there_is_an_incident()
    {
        var clinic = new Clinic(Clinic.File("{ 'id': 'g', 'type': 'Nowhere' }"));
        Assert.Equal("definition-missing", Assert.Single(clinic.Start().Incidents).Code);
    }

    [Fact]
    public void A_workflow_that_calls_itself_for_ever_stops_with_an_incident()
    {
        var clinic = new Clinic(Clinic.File("{ 'id': 'g', 'type': 'Elsa.ExecuteWorkflow', 'workflowDefinitionId': 'main', 'waitForCompletion': true }"));
        Assert.Equal("calls-too-deep", Assert.Single(clinic.Start().Incidents).Code);
        var apart = new Clinic(Clinic.File("{ 'id': 'g', 'type': 'Elsa.ExecuteWorkflow', 'workflowDefinitionId': 'main', 'waitForCompletion': false }"));
        Assert.Equal(WorkflowStatus.Finished, apart.Start().Status);
    }

    [Fact]
    public void A_dispatched_child_is_waited_for_and_its_outputs_arrive()
    {
        var clinic = new Clinic(Clinic.File("""
            { "id": "s", "type": "Elsa.Sequence", "activities": [
              { "id": "d", "type": "Elsa.DispatchWorkflow", "workflowDefinitionId": "child", "waitForCompletion": true, "result": { "typeName": "Object", "memoryReference": { "id": "R" } } },
              { "id": "w", "type": "Elsa.WriteLine", "text": { "expression": { "type": "JavaScript", "value": "getR().Greeting" } } } ] }
            """, "'variables': [{ 'id': 'R', 'name': 'R', 'typeName': 'Object' }],"));
        var waiting = clinic.Start();
        var child = Assert.Single(clinic.Effects.OfType<WorkflowEffect.ChildDispatched>());
        var ended = new Stimulus.ChildFinished(child.ChildInstanceId, WorkflowSubStatus.Finished, new Dictionary<string, object?> { ["Greeting"] = "Hello" });
        Assert.Same(waiting, clinic.Advance(waiting, ended with { ChildInstanceId = "other" }));
        Assert.Equal(WorkflowStatus.Finished, clinic.Advance(waiting, ended).Status);
        Assert.Equal(["Hello"], clinic.Lines);
    }

    [Fact]
    public void BulkDispatch_asks_for_a_child_per_item_and_waits_for_all()
    {
        var clinic = new Clinic(Clinic.File(Clinic.Flow("token", "b:Done>done",
            """{ "id": "b", "type": "Elsa.BulkDispatchWorkflows", "workflowDefinitionId": "child", "items": [ 1, { "Size": 2 } ], "defaultItemInputKey": "N", "waitForCompletion": true }""", Clinic.Line("done"))));
        var instance = clinic.Start();
        var children = clinic.Effects.OfType<WorkflowEffect.ChildDispatched>().ToList();
        Assert.Equal(1L, children[0].Input["N"]);
        Assert.Equal(2L, children[1].Input["Size"]);
        var first = new Stimulus.ChildFinished(children[0].ChildInstanceId, WorkflowSubStatus.Finished);
        instance = clinic.Advance(instance, first);
        instance = clinic.Advance(instance, first);
        Assert.Equal(WorkflowStatus.Running, instance.Status);
        instance = clinic.Advance(WorkflowInstance.FromJson(instance.ToJson()), new Stimulus.ChildFinished(children[1].ChildInstanceId, WorkflowSubStatus.Faulted));
        Assert.Equal(WorkflowStatus.Finished, instance.Status);
        Assert.Equal(["done"], clinic.Lines);
    }

    [Fact]
    public void BulkDispatch_without_waiting_goes_on_at_once()
    {
        var clinic = new Clinic(Clinic.File("{ 'id': 'b', 'type': 'Elsa.BulkDispatchWorkflows', 'workflowDefinitionId': 'child', 'items': [1, 2, 3], 'waitForCompletion': false }"));
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
        Assert.Equal(3, clinic.Effects.OfType<WorkflowEffect.ChildDispatched>().Count());
    }

    [Fact]
    public void Finish_ends_the_whole_workflow_and_clears_what_waits()
    {
        var clinic = new Clinic(Clinic.File($$"""{ "id": "p", "type": "Elsa.Parallel", "activities": [ {{Clinic.Event("a")}}, { "id": "f", "type": "Elsa.Finish" } ] }"""));
        var done = clinic.Start();
        Assert.Equal(WorkflowSubStatus.Finished, done.SubStatus);
        Assert.Empty(done.Waits);
    }
}
