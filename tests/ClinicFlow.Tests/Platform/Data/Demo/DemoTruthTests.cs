using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data.Demo;

namespace ClinicFlow.Tests.Platform.Data.Demo;

/// <summary>What is planted must be there to be found, and what only seems to be there must vanish on a closer look.</summary>
public sealed class DemoTruthTests
{
    private sealed record Primary(string Doctor, string Location, bool Waited, bool ByDoctor, bool Planned, bool Agreed);

    private static readonly Lazy<List<Primary>> Seen = new(() => [.. DemoSample.Clinic(30_000, seed: 7).Patients(10_000).SelectMany(First)]);

    [Fact]
    public void A_plan_shown_by_the_doctor_at_once_is_agreed_more_often_by_every_doctor()
    {
        foreach (var doctor in Seen.Value.Where(v => v.Planned && v.Location != "mytishchi").GroupBy(v => v.Doctor))
            Assert.InRange(Rate(doctor.Where(v => v.ByDoctor)) - Rate(doctor.Where(v => !v.ByDoctor)), 0.08, 0.45);
    }

    [Fact]
    public void Waiting_seems_to_lower_agreement_but_not_within_a_doctor()
    {
        var visits = Seen.Value.Where(v => v.Planned).ToList();
        var crude = Rate(visits.Where(v => v.Waited)) - Rate(visits.Where(v => !v.Waited));
        var strata = visits.GroupBy(v => v.Doctor).Select(g => (g.Count(), Difference: Rate(g.Where(v => v.Waited)) - Rate(g.Where(v => !v.Waited))));
        var adjusted = strata.Sum(s => s.Item1 * s.Difference) / visits.Count;
        Assert.InRange(crude, -0.25, -0.05);
        Assert.InRange(adjusted, -0.04, 0.04);
    }

    [Fact]
    public void A_late_answer_loses_bookings()
    {
        var truth = Truth();
        var late = truth.Count("lead.late-and-booked") / (double)truth.Count("lead.answered-late:");
        var inTime = truth.Count("lead.in-time-and-booked") / (double)truth.Count("lead.answered-in-time:");
        Assert.InRange(inTime - late, 0.15, 0.45);
    }

    [Fact]
    public void Every_offender_stands_out_among_colleagues()
    {
        var truth = Truth();
        Assert.Equal(["agent", "curator", "doctor", "frontdesk"], truth.Offenders.Select(o => o.Role).Distinct().Order());
        StandsOut(truth, "lead.answered-late:", "lead.answered-in-time:", "nazarov");
        StandsOut(truth, "step.next-not-booked:", "step.next-booked-before-leaving:", "kotova");
        StandsOut(truth, "plan.proposed-late:", "plan.proposed-in-time:", "krylova");
        StandsOut(truth, "step.missed-and-not-contacted:", "step.missed-and-contacted:", "krylova");
        StandsOut(truth, "plan.unpriced:", "plan.priced:", "egorov");
        StandsOut(truth, "visit.without-outcome:", "visit.with-outcome:", "egorov");
    }

    private static void StandsOut(DemoTruth truth, string broken, string kept, string staff)
    {
        double Share(string who) => truth.Counts.GetValueOrDefault(broken + who) / (double)(truth.Counts.GetValueOrDefault(broken + who) + truth.Counts.GetValueOrDefault(kept + who));
        var others = truth.Counts.Keys.Where(k => k.StartsWith(kept, StringComparison.Ordinal)).Select(k => k[kept.Length..]).Where(who => who != staff);
        Assert.All(others, other => Assert.True(Share(staff) > 1.35 * Share(other), $"{broken} {staff} {Share(staff):0.00} {other} {Share(other):0.00}"));
    }

    private static IEnumerable<Primary> First(DemoPatient patient)
    {
        var (bookings, ended) = (patient.Of<AppointmentBooked>().ToList(), patient.Of<AppointmentCompleted>().FirstOrDefault());
        if (ended.Data is null || ended.At > DemoSample.Now.AddDays(-40) || bookings.FirstOrDefault(b => b.Data.Appointment == ended.Data.Appointment).Data is not { } booked)
            yield break;
        var plan = patient.Of<PlanIdentified>().Select(p => p.Data).FirstOrDefault(p => p.Appointment == booked.Appointment);
        var arrived = patient.Of<AppointmentArrived>().First().At;
        var start = patient.Of<AppointmentRescheduled>().Where(r => r.Data.Appointment == booked.Appointment).Select(r => r.Data.Start).LastOrDefault() ?? booked.Start;
        var waited = patient.Of<AppointmentStarted>().First().At - (arrived > start ? arrived : start) > TimeSpan.FromMinutes(15);
        yield return new Primary(booked.Staff!, booked.Location!, waited,
            patient.Of<PlanProposed>().Any(p => p.Data.Plan == plan?.Plan && p.Data.Staff == plan?.Staff && p.At < ended.At),
            plan is not null, plan is not null && patient.Of<PlanAgreed>().Any(a => a.Data.Plan == plan.Plan));
    }

    private static double Rate(IEnumerable<Primary> visits) => visits.Select(v => v.Agreed ? 1.0 : 0).DefaultIfEmpty().Average();

    private static DemoTruth Truth()
    {
        var truth = new DemoTruth();
        foreach (var patient in DemoSample.Patients)
            truth.Add(patient);
        return truth;
    }
}
