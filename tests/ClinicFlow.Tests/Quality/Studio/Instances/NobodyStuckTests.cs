using System.Text.Json.Nodes;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Quality.Studio.Publishing;
using ClinicFlow.Quality.Studio.Views;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work.Acts;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Quality.Studio.Instances;

/// <summary>Nobody waits for ever: neither a workflow for the one that it calls, nor a thousand for what was done to all of them at once.</summary>
public sealed class NobodyStuckTests
{
    /// <summary>A workflow of its own that waits until the lead was tried.</summary>
    private static string Ask(string activity) => $$"""
        {
          "id": "ask:1", "definitionId": "ask", "version": 1, "name": "Ask", "isLatest": true, "isPublished": true, "options": { "incidentStrategyType": "ContinueWithIncidents" },
          "root": {
            "id": "root", "type": "Elsa.Flowchart", "version": 1, "start": "{{activity}}", "customProperties": { "flowMode": "token" },
            "activities": [
              { "id": "{{activity}}", "type": "ClinicFlow.WaitUntil", "version": 1, "cases": [ { "label": "Tried", "condition": { "typeName": "Boolean", "expression": { "type": "Rule", "value": "lead.attempts > 0" } } } ] }
            ],
            "connections": []
          }
        }
        """;

    private static Task Publish(TestClinic clinic, string name, string text) =>
        clinic.Get<PublishDefinition>().Handle(new(DefinitionKinds.Workflow, name, text, "проба", null), TestClinic.Manager);

    /// <summary>The lead's first step is a workflow that it calls.</summary>
    private static async Task<string> Calling(TestClinic clinic)
    {
        var lead = JsonNode.Parse((await clinic.Get<ReadVersions>().Newest(DefinitionKinds.Workflow, "lead", default))!.Text)!;
        var (activities, connections) = (lead["root"]!["activities"]!.AsArray(), lead["root"]!["connections"]!.AsArray());
        activities[0] = JsonNode.Parse("""{ "id": "answer", "type": "Elsa.ExecuteWorkflow", "version": 1, "workflowDefinitionId": "ask", "waitForCompletion": true }""");
        foreach (var from in connections.Where(c => (string?)c!["source"]!["activity"] == "answer").ToList()) connections.Remove(from);
        connections.Add(JsonNode.Parse("""{ "source": { "activity": "answer" }, "target": { "activity": "book" } }"""));
        return lead.ToJsonString();
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_journey_goes_on_when_the_workflow_that_its_stage_called_has_ended_whatever_was_published_meanwhile(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await Publish(clinic, "ask", Ask("once"));
        await Publish(clinic, "lead", await Calling(clinic));
        clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        await clinic.Tell("p1", (clinic.Now, new LeadReceived { Lead = "L-p1", Location = "centre" }));
        Assert.Equal("once", clinic.Stage("p1").Waits.Single().ActivityId);

        await Publish(clinic, "ask", Ask("otherwise"));
        await clinic.Wait(TimeSpan.FromMinutes(1));
        Assert.Equal("once", clinic.Stage("p1").Waits.Single().ActivityId);
        await clinic.Tell("p1", (clinic.Now, new LeadContacted { Lead = "L-p1" }));
        Assert.Equal("book", clinic.Stage("p1").Waits.Single().ActivityId);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_thousand_tasks_done_at_once_leave_nobody_standing(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Leads(1000);
        var items = await clinic.Read(c => c.WorkItems.AsNoTracking().Where(w => w.Status == "open" && w.Reason == "workflow:lead/answer").Select(w => w.Id).ToListAsync());
        Assert.Equal(1000, items.Count);

        var answers = await Task.WhenAll(items.Select(item => Task.Run(() => clinic.Get<RecordOutcome>().Handle(item, new("no-answer"), TestClinic.Manager))));

        Assert.All(answers, a => Assert.Null(a.Refusal));
        Assert.Equal(1000, await clinic.Read(c => c.Log.CountAsync(e => e.Type == "task.outcome-recorded")));
        Assert.Equal(1000, await clinic.Read(c => c.Journeys.CountAsync(j => j.Activity == "lead/book")));
        Assert.Equal(0, await clinic.Read(c => c.WorkItems.CountAsync(w => w.Status == "open" && w.Reason == "workflow:lead/answer")));
        Assert.Equal(0, await clinic.Read(c => c.Pending.CountAsync()));
    }
}
