namespace ClinicFlow.Workflows.Tests.Activities;

public sealed class WaitUntilTests
{
    private const string Cases = "\"cases\": [ { \"label\": \"Yes\", \"condition\": { \"expression\": { \"type\": \"Rule\", \"value\": \"yes\" } } }, { \"label\": \"No\", \"condition\": { \"expression\": { \"type\": \"Rule\", \"value\": \"no\" } } } ]";

    [Fact]
    public void A_wait_whose_case_is_true_on_entry_does_not_wait()
    {
        var clinic = Waiting("\"within\": \"2 hours\"", "w:Yes>yes w:No>no w:Overdue>late");
        clinic.Facts["no"] = true;
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
        Assert.Equal(["no"], clinic.Lines);
    }

    [Fact]
    public void The_first_true_case_wins_when_facts_change()
    {
        var clinic = Waiting("\"within\": \"2 hours\"", "w:Yes>yes w:No>no w:Overdue>late");
        var waiting = clinic.Start();
        clinic.Facts["no"] = true;
        clinic.Facts["yes"] = true;
        clinic.StateChanged(waiting);
        Assert.Equal(["yes"], clinic.Lines);
    }

    [Fact]
    public void Nothing_true_gives_the_same_instance_back()
    {
        var clinic = Waiting("\"within\": \"2 hours\"", "w:Yes>yes w:No>no w:Overdue>late");
        var waiting = clinic.Start();
        Assert.Same(waiting, clinic.StateChanged(waiting));
        Assert.Same(waiting, clinic.At(waiting, Clinic.Monday.AddMinutes(119)));
    }

    [Fact]
    public void A_deadline_that_passes_leaves_by_Overdue()
    {
        var clinic = Waiting("\"within\": \"2 hours\"", "w:Yes>yes w:No>no w:Overdue>late");
        var waiting = clinic.Start();
        Assert.Equal(Clinic.Monday.AddHours(2), waiting.NextDue);
        Assert.Equal(WorkflowStatus.Finished, clinic.At(waiting, Clinic.Monday.AddHours(2)).Status);
        Assert.Equal(["late"], clinic.Lines);
    }

    [Fact]
    public void A_deadline_without_a_port_is_said_once_and_the_wait_stays()
    {
        var clinic = Waiting("\"within\": \"2 hours\"", "w:Yes>yes w:No>no");
        var overdue = clinic.At(clinic.Start(), Clinic.Monday.AddHours(3));
        Assert.Single(clinic.Effects.OfType<WorkflowEffect.WaitOverdue>());
        Assert.True(Assert.Single(overdue.Waits).Overdue);
        Assert.Null(overdue.NextDue);
        Assert.Same(overdue, clinic.At(overdue, Clinic.Monday.AddHours(4)));
    }

    [Fact]
    public void A_deadline_may_count_from_a_fact_and_moves_with_it()
    {
        var clinic = Waiting("\"within\": \"20 minutes\", \"from\": { \"expression\": { \"type\": \"Rule\", \"value\": \"appointment.start\" } }", "w:Yes>yes w:Overdue>late");
        var waiting = clinic.Start();
        Assert.Null(waiting.NextDue);
        clinic.Facts["appointment.start"] = Clinic.Monday.AddHours(1);
        waiting = clinic.StateChanged(waiting);
        Assert.Equal(Clinic.Monday.AddMinutes(80), waiting.NextDue);
        clinic.Facts["appointment.start"] = Clinic.Monday.AddHours(2);
        waiting = clinic.StateChanged(waiting);
        Assert.Equal(Clinic.Monday.AddMinutes(140), waiting.NextDue);
        Assert.Same(waiting, clinic.StateChanged(waiting));
    }

    [Fact]
    public void A_deadline_may_be_a_moment_that_a_rule_gives()
    {
        var clinic = Waiting("\"until\": { \"expression\": { \"type\": \"Rule\", \"value\": \"appointment.startPlus20\" } }", "w:Yes>yes w:Overdue>late");
        clinic.Facts["appointment.startPlus20"] = Clinic.Monday.AddMinutes(20);
        var waiting = clinic.Start();
        Assert.Equal(Clinic.Monday.AddMinutes(20), Assert.Single(waiting.Waits).Deadline);
        clinic.Facts["appointment.startPlus20"] = Clinic.Monday.AddMinutes(50);
        waiting = clinic.StateChanged(waiting);
        Assert.Equal(Clinic.Monday.AddMinutes(50), waiting.NextDue);
        clinic.At(waiting, Clinic.Monday.AddMinutes(50));
        Assert.Equal(["late"], clinic.Lines);
    }

    [Fact]
    public void The_task_of_a_wait_is_due_and_escalates_once()
    {
        var clinic = Waiting("\"task\": { \"role\": { \"expression\": { \"type\": \"Rule\", \"value\": \"plan.ownerRole\" } }, \"due\": \"5 workingMinutes\", \"escalate\": { \"after\": \"30 minutes\", \"role\": \"senior\" }, \"title\": { \"ru\": \"Позвонить\", \"en\": \"Call\" } }", "w:Yes>yes");
        clinic.Facts["plan.ownerRole"] = "curator";
        var waiting = clinic.Start();
        var task = Assert.Single(waiting.Waits).Task!;
        Assert.Equal(("curator", Clinic.Monday.AddMinutes(5), "Позвонить", false), (task.Role, task.DueAt, task.Title.Ru, task.Escalated));
        waiting = clinic.At(WorkflowInstance.FromJson(waiting.ToJson()), Clinic.Monday.AddMinutes(30));
        Assert.Equal(("senior", true), (waiting.Waits[0].Task!.Role, waiting.Waits[0].Task!.Escalated));
        Assert.Equal("senior", Assert.Single(clinic.Effects.OfType<WorkflowEffect.TaskEscalated>()).Role);
        Assert.Same(waiting, clinic.At(waiting, Clinic.Monday.AddMinutes(60)));
        Assert.Null(waiting.NextDue);
    }

    [Fact]
    public void A_task_keeps_its_action_its_candidates_and_its_form()
    {
        var clinic = Waiting("\"task\": { \"role\": \"agent\", \"action\": \"answer\", \"priority\": 3, \"candidates\": [ \"anna\", \"olga\" ], \"form\": [ { \"name\": \"reason\", \"type\": \"String\" } ], \"title\": { \"ru\": \"а\", \"en\": \"a\" } }", "w:Yes>yes");
        var task = clinic.Start().Waits[0].Task!;
        Assert.Equal(("answer", 3, "anna,olga"), (task.Action, task.Priority, string.Join(",", task.Candidates!)));
        Assert.Contains("reason", task.Form);
    }

    [Fact]
    public void A_task_may_be_due_at_a_moment_that_moves()
    {
        var clinic = Waiting("\"task\": { \"role\": \"agent\", \"until\": { \"expression\": { \"type\": \"Rule\", \"value\": \"start\" } }, \"title\": { \"ru\": \"а\", \"en\": \"a\" } }", "w:Yes>yes");
        clinic.Facts["start"] = Clinic.Monday.AddHours(1);
        var waiting = clinic.Start();
        Assert.Equal(Clinic.Monday.AddHours(1), waiting.Waits[0].Task!.DueAt);
        clinic.Facts["start"] = Clinic.Monday.AddHours(3);
        Assert.Equal(Clinic.Monday.AddHours(3), clinic.StateChanged(waiting).Waits[0].Task!.DueAt);
    }

    [Fact]
    public void A_task_follows_the_fact_that_names_its_role()
    {
        var clinic = Waiting("\"task\": { \"role\": { \"expression\": { \"type\": \"Rule\", \"value\": \"role\" } }, \"title\": { \"ru\": \"а\", \"en\": \"a\" } }", "w:Yes>yes");
        clinic.Facts["role"] = "curator";
        var waiting = clinic.Start();
        clinic.Facts["role"] = "frontdesk";
        Assert.Equal("frontdesk", clinic.StateChanged(waiting).Waits[0].Task!.Role);
    }

    [Fact]
    public void A_person_leaves_a_wait_only_by_a_port_that_it_has()
    {
        var clinic = Waiting("\"within\": \"2 hours\"", "w:Yes>yes w:No>no");
        var waiting = clinic.Start();
        var id = waiting.Waits[0].BookmarkId;
        Assert.Equal(WorkflowStatus.Running, clinic.Advance(waiting, new Stimulus.TaskCompleted(id, "Sideways")).Status);
        Assert.Equal(WorkflowStatus.Finished, clinic.Advance(waiting, new Stimulus.TaskCompleted(id, "No")).Status);
        Assert.Equal(["no"], clinic.Lines);
    }

    [Fact]
    public void A_rule_that_fails_is_one_incident_and_gone_once_it_works_again()
    {
        var clinic = Waiting("\"within\": \"2 hours\"", "w:Yes>yes w:No>no");
        clinic.Rule = (_, _) => throw new InvalidOperationException("bad rule");
        var waiting = clinic.Start();
        Assert.Equal("expression-failed", Assert.Single(waiting.Incidents).Code);
        Assert.Same(waiting, clinic.StateChanged(waiting));
        clinic.Rule = null;
        waiting = clinic.Advance(waiting, new Stimulus.Retry("w"));
        Assert.Equal(Clinic.Monday.AddHours(2), waiting.NextDue);
        Assert.Empty(waiting.Incidents);
        clinic.Rule = (_, _) => throw new InvalidOperationException("bad rule");
        waiting = clinic.StateChanged(waiting);
        Assert.Same(waiting, clinic.StateChanged(waiting));
        clinic.Rule = null;
        waiting = clinic.StateChanged(waiting);
        Assert.Empty(waiting.Incidents);
        Assert.Single(waiting.Waits);
    }

    private static Clinic Waiting(string more, string connections) => new(Clinic.File(Clinic.Flow("token", connections,
        "{ \"id\": \"w\", \"type\": \"ClinicFlow.WaitUntil\", " + Cases + ", " + more + " }", Clinic.Line("yes"), Clinic.Line("no"), Clinic.Line("late"))));
}
