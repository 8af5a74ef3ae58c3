namespace ClinicFlow.Workflows.Tests.Activities;

/// <summary>Tasks of people: how they are answered, given away and withdrawn.</summary>
public sealed class TaskTests
{
    private const string Task = """
        "task": { "role": "agent", "title": { "ru": "Спросить", "en": "Ask" }, "due": "2 days", "escalate": { "after": "3 days", "role": "manager" },
          "outcomes": [ { "label": "Happy", "title": { "ru": "доволен", "en": "happy" } }, { "label": "Gone", "on": [ "elsewhere" ] } ],
          "form": [ { "name": "score", "type": "Int32", "required": true, "min": 0, "max": 10, "title": { "ru": "Оценка", "en": "Score" } },
            { "name": "why", "type": "String", "options": [ "price", { "value": "pain", "title": { "ru": "боль", "en": "pain" } } ] },
            { "name": "back", "type": "DateTimeOffset" } ] }
        """;

    [Fact]
    public void An_outcome_of_the_task_is_a_port()
    {
        var clinic = Asking();
        Assert.Equal(["Moved", "Happy", "Gone", "Overdue"], clinic.Main.FindActivity("w")!.Ports);
        clinic.Facts["asked"] = "happy";
        Assert.Equal(WorkflowStatus.Finished, Answer(clinic, "Happy", ("score", 9)).Status);
        Assert.Equal(["happy"], clinic.Lines);
    }

    [Theory]
    [InlineData("Score: fill in.")]
    [InlineData("Score: is no Int32.", "score", "many")]
    [InlineData("Score: not more than 10.", "score", "11")]
    [InlineData("Score: not less than 0.", "score", "-1")]
    [InlineData("why: choose one of the list.", "score", "5", "why", "weather")]
    [InlineData("back: is no DateTimeOffset.", "score", "5", "back", "soon")]
    public void An_answer_that_the_form_does_not_take_is_refused_and_the_task_stands(string problem, params string[] answer)
    {
        var clinic = Asking();
        var waiting = Answer(clinic, "Happy", [.. answer.Chunk(2).Select(p => (p[0], (object?)p[1]))]);
        Assert.Equal(problem, Assert.Single(Assert.Single(clinic.Effects.OfType<WorkflowEffect.TaskRefused>()).Problems).En);
        Assert.Equal(WorkflowStatus.Running, waiting.Status);
        Assert.Equal(clinic.Main.FormOf("w")!.Problems(answer.Chunk(2).ToDictionary(p => p[0], p => p[1])).Select(p => p.En), [problem]);
    }

    [Fact]
    public void An_answer_is_kept_with_its_types()
    {
        var clinic = Asking();
        object? seen = null;
        clinic.Rule = (expression, scope) => expression.Text == "asked" && scope.TryGetOutput("w", "Result", out seen);
        Answer(clinic, "Happy", ("score", "7"), ("why", "pain"), ("back", "2026-06-01T10:00:00+03:00"));
        var answer = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object?>>(seen);
        Assert.Equal((7L, "pain", new DateTimeOffset(2026, 6, 1, 7, 0, 0, TimeSpan.Zero)), (answer["score"], answer["why"], ((DateTimeOffset)answer["back"]!).ToUniversalTime()));
    }

    [Fact]
    public void Delegation_stands_through_facts_escalation_and_storing_until_it_is_given_back()
    {
        var clinic = Asking();
        var waiting = clinic.Start();
        var id = waiting.Waits[0].BookmarkId;
        waiting = clinic.Advance(waiting, new Stimulus.TaskDelegated(id, "curator", "anna"));
        waiting = clinic.At(WorkflowInstance.FromJson(waiting.ToJson()), Clinic.Monday.AddDays(3));
        Assert.Equal(("curator", "anna", true), (waiting.Waits[0].Task!.Role, waiting.Waits[0].Task!.Person, waiting.Waits[0].Task!.Escalated));
        Assert.Same(waiting, clinic.Advance(waiting, new Stimulus.TaskDelegated(id, "curator", "anna")));
        waiting = clinic.Advance(waiting, new Stimulus.TaskDelegated(id));
        Assert.Equal(("manager", null), (waiting.Waits[0].Task!.Role, waiting.Waits[0].Task!.Person));
    }

    [Fact]
    public void A_task_is_gone_as_soon_as_the_wait_moves_on_and_answering_it_then_changes_nothing()
    {
        var clinic = Asking();
        var waiting = clinic.Start();
        clinic.Facts["moved"] = true;
        var moved = clinic.StateChanged(waiting);
        Assert.Empty(moved.Waits);
        Assert.Same(moved, clinic.Advance(moved, new Stimulus.TaskCompleted(waiting.Waits[0].BookmarkId, "Happy")));
    }

    [Theory]
    [InlineData("\"outcomes\": [ { \"label\": \"Moved\" } ]", "case-twice")]
    [InlineData("\"outcomes\": [ { \"title\": \"x\" } ]", "outcome-label")]
    [InlineData("\"form\": [ { \"name\": \"x\", \"type\": \"Picture\" } ]", "field-type")]
    [InlineData("\"form\": [ { \"type\": \"String\" } ]", "field-name")]
    public void A_task_that_can_not_be_answered_is_told_when_the_file_is_read(string task, string code)
    {
        var read = DefinitionFile.Read(Text($"\"task\": {{ \"role\": \"agent\", \"title\": \"x\", {task} }}"), "test.json");
        Assert.Contains(read.Problems, p => p.Code == code && p.Activity == "w");
        Assert.False(read.CanPublish);
    }

    private static Clinic Asking() => new(Text(Task));

    private static string Text(string task) => Clinic.File(Clinic.Flow("token", "w:Moved>moved w:Happy>happy w:Gone>gone w:Overdue>late",
        "{ \"id\": \"w\", \"type\": \"ClinicFlow.WaitUntil\", \"within\": \"30 days\", \"cases\": [ { \"label\": \"Moved\", \"condition\": { \"type\": \"Rule\", \"value\": \"moved\" } } ], " + task + " }",
        Clinic.Line("moved"), "{ \"id\": \"happy\", \"type\": \"Elsa.WriteLine\", \"text\": { \"expression\": { \"type\": \"Rule\", \"value\": \"asked\" } } }", Clinic.Line("gone"), Clinic.Line("late")));

    private static WorkflowInstance Answer(Clinic clinic, string outcome, params (string Name, object? Value)[] answer)
    {
        var waiting = clinic.Start();
        return clinic.Advance(waiting, new Stimulus.TaskCompleted(waiting.Waits[0].BookmarkId, outcome, answer.ToDictionary(a => a.Name, a => a.Value)));
    }
}
