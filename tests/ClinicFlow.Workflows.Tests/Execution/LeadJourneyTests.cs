using ClinicFlow.Workflows.Tests.Conformance;

namespace ClinicFlow.Workflows.Tests.Execution;

/// <summary>The lead stage as it ships, run through scripted journeys.</summary>
public sealed class LeadJourneyTests
{
    private const string Booked = "journey.bookedAt != null or journey.arrivedAt != null";
    private const string Lost = "lead.lostAt != null";
    private const string Contacted = "lead.attempts > 0";

    [Fact]
    public void A_lead_that_is_called_and_booked_goes_to_arrival()
    {
        var clinic = Lead();
        var instance = clinic.Start();
        Assert.Equal("agent", Assert.Single(instance.Waits).Task!.Role);
        clinic.Now = Clinic.Monday.AddMinutes(3);
        clinic.Facts[Contacted] = true;
        instance = clinic.StateChanged(instance);
        Assert.Equal("book", Assert.Single(instance.Waits).ActivityId);
        clinic.Now = Clinic.Monday.AddDays(2);
        clinic.Facts[Booked] = true;
        instance = clinic.StateChanged(instance);
        Assert.Equal(WorkflowStatus.Finished, instance.Status);
        Assert.Equal("lead", Assert.Single(clinic.Effects.OfType<WorkflowEffect.StageChecked>()).Stage);
        Assert.Equal("arrival", Assert.Single(clinic.Effects.OfType<WorkflowEffect.StageMoved>()).Stage);
        Assert.Equal(["answer", "book", "checkBooked", "toArrival"], instance.History.Select(s => s.ActivityId));
        Assert.Equal(["Contacted", "Booked", "Done", "Done"], instance.History.Select(s => s.Outcome));
    }

    [Fact]
    public void A_lead_that_nobody_answers_is_overdue_then_escalates_then_is_lost()
    {
        var clinic = Lead();
        var instance = clinic.At(clinic.Start(), Clinic.Monday.AddMinutes(5));
        Assert.Single(clinic.Effects.OfType<WorkflowEffect.WaitOverdue>());
        Assert.Equal("book", Assert.Single(instance.Waits).ActivityId);
        Assert.Equal(instance.Waits[0].Task!.EscalatesAt, instance.NextDue);
        instance = clinic.At(instance, instance.NextDue!.Value);
        Assert.Equal("seniorfrontdesk", instance.Waits[0].Task!.Role);
        instance = clinic.At(instance, Clinic.Monday.AddMinutes(5).AddDays(30));
        Assert.Equal(WorkflowStatus.Finished, instance.Status);
        Assert.Equal("lost", Assert.Single(clinic.Effects.OfType<WorkflowEffect.JourneyClosed>()).Outcome);
    }

    [Fact]
    public void A_lead_that_is_lost_at_once_closes_the_journey()
    {
        var clinic = Lead();
        clinic.Facts[Lost] = true;
        var instance = clinic.Start();
        Assert.Equal(WorkflowStatus.Finished, instance.Status);
        Assert.Equal(["checkLost", "lost"], clinic.Effects.Select(e => e.ActivityId));
    }

    [Fact]
    public void The_file_says_its_stage_and_title()
    {
        var lead = Lead().Main;
        Assert.Equal(("lead", "Заявка", "Lead"), (lead.Stage, lead.Title!.Ru, lead.Title.En));
        Assert.NotNull(lead.FindActivity("toArrival"));
        Assert.Equal(7, lead.Activities.Count());
    }

    private static Clinic Lead()
    {
        if (ConformanceFolder.Example("lead.json") is not { } path)
        {
            Assert.Skip("no examples beside the conformance folder");
            return null!;
        }

        return new Clinic(File.ReadAllText(path));
    }
}
