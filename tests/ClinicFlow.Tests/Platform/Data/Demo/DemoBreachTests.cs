using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data.Demo;

namespace ClinicFlow.Tests.Platform.Data.Demo;

/// <summary>Shares of broken standards, measured straight from the events and not from what the generator says of itself.</summary>
public sealed class DemoBreachTests
{
    private static readonly IReadOnlyList<DemoPatient> Patients = DemoSample.Patients;

    [Fact]
    public void Some_leads_are_lost_without_a_reason_or_after_too_few_attempts()
    {
        var lost = Patients.SelectMany(p => p.Of<LeadLost>().Select(l => (l.Data, Calls: p.Of<CallMade>().Count(c => c.Data.Lead == l.Data.Lead)))).ToList();
        Rare(lost.Share(l => l.Data.Reason is null));
        Rare(lost.Share(l => l.Calls < 3));
    }

    [Fact]
    public void Some_leads_are_answered_late()
    {
        var daytime = Patients.SelectMany(p => p.Of<LeadReceived>()
                .Where(l => l.At.AddHours(3).TimeOfDay is { Hours: >= 10 and < 17 } && l.At.AddHours(3).DayOfWeek != DayOfWeek.Sunday && l.At < DemoSample.Now.AddDays(-1))
                .Select(l => p.Of<CallMade>().Where(c => c.Data.Lead == l.Data.Lead).Select(c => (c.At - l.At).TotalMinutes).DefaultIfEmpty(1e9).First()))
            .ToList();
        Rare(daytime.Share(minutes => minutes > 5));
    }

    [Fact]
    public void Some_bookings_are_not_confirmed_a_day_ahead()
    {
        var booked = Patients.SelectMany(p => p.Of<AppointmentBooked>().Where(b => b.Data.Start - b.At > TimeSpan.FromHours(30) && b.Data.Start < DemoSample.Now)
                .Where(b => p.Of<AppointmentArrived>().Any(a => a.Data.Appointment == b.Data.Appointment))
                .Select(b => p.Of<AppointmentConfirmed>().Any(c => c.Data.Appointment == b.Data.Appointment && c.At <= b.Data.Start.AddHours(-24))))
            .ToList();
        Rare(booked.Share(inTime => !inTime));
    }

    [Fact]
    public void Some_patients_wait_longer_than_a_quarter_of_an_hour() => Rare(Visits().Share(v => v.Waited > 15));

    [Fact]
    public void Some_visits_have_no_outcome() =>
        Rare(Patients.SelectMany(p => p.Of<AppointmentCompleted>()).ToList().Share(c => c.Data.Outcome == VisitOutcomes.Unknown));

    [Fact]
    public void Some_plans_lack_prices_items_or_a_reason_for_the_refusal()
    {
        var plans = Patients.SelectMany(p => p.Of<PlanIdentified>().GroupBy(i => i.Data.Plan).Select(g => g.Last().Data)).ToList();
        Rare(plans.Share(p => p.Items.Any(i => i.Price is null)));
        Rare(plans.Share(p => p.Items.Count == 0));
        Rare(plans.SelectMany(p => p.Items).ToList().Share(i => i.Price is null));
        Rare(Patients.SelectMany(p => p.Of<PlanDeclined>()).ToList().Share(d => d.Data.Reason is null));
    }

    [Fact]
    public void Some_plans_are_shown_later_than_three_days_or_never()
    {
        var shown = Patients.SelectMany(p => p.Of<PlanIdentified>().DistinctBy(i => i.Data.Plan).Where(i => i.At < DemoSample.Now.AddDays(-14))
            .Select(i => p.Of<PlanProposed>().Any(s => s.Data.Plan == i.Data.Plan && s.At - i.At <= TimeSpan.FromDays(3)))).ToList();
        Rare(shown.Share(inTime => !inTime));
    }

    [Fact]
    public void Some_patients_are_not_called_after_a_missed_visit()
    {
        var missed = Patients.SelectMany(p => p.Of<AppointmentNoShow>().Where(n => n.At < DemoSample.Now.AddDays(-3))
            .Select(n => p.Of<CallMade>().Where(c => c.At > n.At).Select(c => (c.At - n.At).TotalHours).DefaultIfEmpty(1e9).First())).ToList();
        Rare(missed.Share(hours => hours > 20));
    }

    [Fact]
    public void Some_visits_are_not_followed_by_the_question_in_time()
    {
        var asked = Patients.SelectMany(p => p.Of<AppointmentCompleted>().Where(c => c.At < DemoSample.Now.AddDays(-2)).Select(c => p.Of<MessageSent>()
            .Any(m => m.Data.ContactReason == "satisfaction" && m.Data.Appointment == c.Data.Appointment && m.At - c.At <= TimeSpan.FromDays(2)))).ToList();
        Rare(asked.Share(inTime => !inTime));
    }

    [Fact]
    public void Some_completed_plans_have_no_recall_date()
    {
        var completed = Patients.SelectMany(p => p.Of<PlanCompleted>().Select(c => p.Of<OrderPrescribed>()
            .Any(o => o.Data.Kind == "recall" && (o.At - c.At).Duration() < TimeSpan.FromHours(1)))).ToList();
        Rare(completed.Share(set => !set));
    }

    [Fact]
    public void Some_recalls_are_late_or_never()
    {
        var due = Patients.SelectMany(p => p.Of<OrderPrescribed>().Where(o => o.Data.Kind == "recall" && o.Data.Due < DemoSample.Now)
            .Select(o => p.Events.Any(e => e.Event.Time > o.Data.Due!.Value.AddDays(-28) && e.Event.Time <= o.Data.Due.Value
                && e.Event.Data is MessageSent { ContactReason: "recall" } or CallMade { ContactReason: "recall" }))).ToList();
        Rare(due.Share(made => !made));
    }

    [Fact]
    public void Some_steps_end_without_the_next_visit_booked()
    {
        var left = Patients.SelectMany(p => p.Of<PlanItemDone>().GroupBy(d => d.Data.Appointment).Select(g => g.First())
                .Where(d => !p.Of<PlanCompleted>().Any(c => c.Data.Plan == d.Data.Plan && c.At - d.At < TimeSpan.FromHours(4)))
                .Select(d => (Done: d, Out: p.Of<AppointmentCompleted>().Where(c => c.Data.Appointment == d.Data.Appointment).Select(c => c.At).FirstOrDefault()))
                .Where(d => d.Out != default)
                .Select(d => p.Of<AppointmentBooked>().Any(b => b.At <= d.Out && b.Data.Start > d.Out)))
            .ToList();
        Rare(left.Share(booked => !booked));
    }

    private static List<(string Staff, double Waited)> Visits() => [.. Patients.SelectMany(p =>
    {
        var booked = p.Of<AppointmentBooked>().ToDictionary(b => b.Data.Appointment, b => b.Data);
        foreach (var (_, moved) in p.Of<AppointmentRescheduled>())
            if (moved.Start is { } start)
                booked[moved.Appointment] = booked[moved.Appointment] with { Start = start };
        var arrived = p.Of<AppointmentArrived>().ToDictionary(a => a.Data.Appointment, a => a.At);
        return p.Of<AppointmentStarted>().Where(s => booked.ContainsKey(s.Data.Appointment)).Select(s =>
        {
            var visit = booked[s.Data.Appointment];
            var from = arrived[s.Data.Appointment] > visit.Start ? arrived[s.Data.Appointment] : visit.Start;
            return (visit.Staff!, (s.At - from).TotalMinutes);
        });
    })];

    /// <summary>Often enough to be seen, seldom enough to be a deviation.</summary>
    private static void Rare(double share) => Assert.InRange(share, 0.04, 0.30);
}
