namespace ClinicFlow.Workflows.Tests.Activities;

public sealed class WaitingTests
{
    [Fact]
    public void StartAt_of_a_moment_that_has_passed_goes_on_at_once()
    {
        var clinic = new Clinic(Clinic.File("{ 'id': 's', 'type': 'Elsa.StartAt', 'dateTime': '2026-03-01T00:00:00Z' }"));
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
    }

    [Fact]
    public void StartAt_waits_for_its_moment()
    {
        var clinic = new Clinic(Clinic.File("{ 'id': 's', 'type': 'Elsa.StartAt', 'dateTime': '2026-03-03T00:00:00Z' }"));
        var waiting = clinic.Start();
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero), waiting.NextDue);
        Assert.Same(waiting, clinic.At(waiting, waiting.NextDue!.Value.AddSeconds(-1)));
        Assert.Equal(WorkflowStatus.Finished, clinic.At(waiting, waiting.NextDue!.Value).Status);
    }

    [Fact]
    public void Cron_waits_for_the_next_moment_of_its_expression()
    {
        var clinic = new Clinic(Clinic.File("{ 'id': 'c', 'type': 'Elsa.Cron', 'cronExpression': '0 30 8 * * MON-FRI' }"));
        Assert.Equal(new DateTimeOffset(2026, 3, 3, 8, 30, 0, TimeSpan.Zero), clinic.Start().NextDue);
    }

    [Fact]
    public void A_trigger_that_started_the_workflow_is_done_at_once()
    {
        var clinic = new Clinic(Clinic.File(Clinic.Flow("counter", "t>done", """{ "id": "t", "type": "Elsa.Timer", "interval": "00:01:00", "canStartWorkflow": true }""", Clinic.Line("done"))));
        Assert.Equal(WorkflowStatus.Finished, clinic.Start(trigger: "t").Status);
        Assert.Equal(WorkflowStatus.Running, clinic.Start().Status);
    }

    [Fact]
    public void PublishEvent_is_for_others_unless_it_is_local()
    {
        var clinic = new Clinic(Clinic.File($$"""
            { "id": "p", "type": "Elsa.Parallel", "activities": [ {{Clinic.Event("visit")}}, { "id": "pub", "type": "Elsa.PublishEvent", "eventName": "visit", "isLocalEvent": true, "payload": 7 } ] }
            """));
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
        Assert.True(Assert.Single(clinic.Effects.OfType<WorkflowEffect.EventPublished>()).IsLocal);

        var other = new Clinic(Clinic.File($$"""
            { "id": "p", "type": "Elsa.Parallel", "activities": [ {{Clinic.Event("visit")}}, { "id": "pub", "type": "Elsa.PublishEvent", "eventName": "visit", "payload": 7 } ] }
            """));
        Assert.Equal(WorkflowStatus.Running, other.Start().Status);
    }

    [Fact]
    public void An_event_that_comes_before_its_wait_is_not_lost()
    {
        var clinic = new Clinic(Clinic.File($$"""{ "id": "s", "type": "Elsa.Sequence", "activities": [ {{Clinic.Event("a")}}, {{Clinic.Event("b")}} ] }"""));
        var instance = clinic.Advance(clinic.Start(), new Stimulus.Event("b"));
        instance = WorkflowInstance.FromJson(instance.ToJson());
        Assert.Equal(WorkflowStatus.Finished, clinic.Advance(instance, new Stimulus.Event("a")).Status);
    }

    [Fact]
    public void An_event_that_nothing_ever_waits_for_is_not_kept()
    {
        var clinic = new Clinic(Clinic.File(Clinic.Event("a")));
        Assert.Null(clinic.Advance(clinic.Start(), new Stimulus.Event("other")).Early);
    }

    [Fact]
    public void A_bookmark_is_found_by_the_hash_of_its_stimulus()
    {
        var bookmark = Assert.Single(new Clinic(Clinic.File(Clinic.Event("a"))).Start().Bookmarks);
        Assert.Equal((Bookmark.HashOf("Event", "a"), "a", Clinic.Monday), (bookmark.Hash, bookmark.ActivityId, bookmark.CreatedAt));
        Assert.NotEqual(Bookmark.HashOf("Event", "b"), bookmark.Hash);
    }

    [Fact]
    public void The_same_event_delivered_twice_counts_once()
    {
        var clinic = new Clinic(Clinic.File($$"""{ "id": "f", "type": "Elsa.For", "start": 1, "end": 2, "body": {{Clinic.Event("a")}} }"""));
        var instance = clinic.Advance(clinic.Start(), new Stimulus.Event("a", null, "e1"));
        Assert.Same(instance, clinic.Advance(instance, new Stimulus.Event("a", null, "e1")));
        Assert.Equal(WorkflowStatus.Finished, clinic.Advance(instance, new Stimulus.Event("a", null, "e2")).Status);
    }

    [Fact]
    public void A_task_waits_for_its_completion_and_gives_its_result()
    {
        var clinic = new Clinic(Clinic.File($$"""
            { "id": "s", "type": "Elsa.Sequence", "activities": [
              { "id": "t", "name": "Ask", "type": "Elsa.RunTask", "taskName": "Ask", "payload": { "expression": { "type": "JavaScript", "value": "return { a: 1 }" } }, "result": { "typeName": "Object", "memoryReference": { "id": "v" } } },
              { "id": "w", "type": "Elsa.WriteLine", "text": { "expression": { "type": "JavaScript", "value": "getAnswer().text + getResultFromAsk().text" } } } ] }
            """, "'variables': [{ 'id': 'v', 'name': 'Answer', 'typeName': 'Object' }],"));
        var waiting = clinic.Start();
        var task = Assert.Single(clinic.Effects.OfType<WorkflowEffect.TaskRequested>());
        var answer = new Stimulus.TaskCompleted(task.TaskId, null, new Dictionary<string, object?> { ["text"] = "yes" });
        var done = clinic.Advance(waiting, answer);
        Assert.Equal(WorkflowStatus.Finished, done.Status);
        Assert.Equal(["yesyes"], clinic.Lines);
        Assert.Same(done, clinic.Advance(done, answer));
    }

    [Fact]
    public void A_fork_that_waits_for_any_cancels_the_others()
    {
        var clinic = new Clinic(Clinic.File($$"""{ "id": "f", "type": "Elsa.Fork", "joinMode": "WaitAny", "branches": [ {{Clinic.Event("a")}}, { "id": "d", "type": "Elsa.Delay", "timeSpan": "7.00:00:00" } ] }"""));
        var done = clinic.Advance(clinic.Start(), new Stimulus.Event("a"));
        Assert.Equal(WorkflowStatus.Finished, done.Status);
        Assert.Null(done.NextDue);
    }
}
