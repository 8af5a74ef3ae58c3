using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data.Demo;

namespace ClinicFlow.Tests.Platform.Data.Demo;

internal sealed record DemoQueueRow(string? Location, string Doctor, string? Curator, string Tab);

/// <summary>A rough plan queue, read straight from the events: enough to see that no tab is empty.</summary>
internal static class DemoQueue
{
    public static readonly string[] Tabs = ["to-agree", "agreed-no-appointment", "no-next-appointment", "stalled", "on-schedule", "closed"];

    public static IEnumerable<DemoQueueRow> Of(DemoPatient patient, DateTimeOffset now)
    {
        foreach (var (_, plan) in patient.Of<PlanIdentified>().DistinctBy(p => p.Data.Plan))
            yield return new DemoQueueRow(plan.Location, plan.Staff!, plan.Curator, Tab(patient, plan.Plan, now));
    }

    private static string Tab(DemoPatient patient, string plan, DateTimeOffset now)
    {
        var agreed = patient.Of<PlanAgreed>().Where(a => a.Data.Plan == plan).Select(a => (DateTimeOffset?)a.At).SingleOrDefault();
        if (Ended(patient, plan))
            return "closed";
        if (agreed is null)
            return "to-agree";
        if (Paused(patient, plan, now) || NextVisit(patient, now))
            return "on-schedule";
        var done = patient.Of<PlanItemDone>().Where(d => d.Data.Plan == plan).Select(d => d.At).ToList();
        var progress = done.Append(agreed.Value).Max();
        return now - progress > TimeSpan.FromDays(3) ? "stalled" : done.Count == 0 ? "agreed-no-appointment" : "no-next-appointment";
    }

    private static bool Ended(DemoPatient patient, string plan) =>
        patient.Of<PlanCompleted>().Any(p => p.Data.Plan == plan) || patient.Of<PlanClosed>().Any(p => p.Data.Plan == plan)
        || patient.Of<PlanDeclined>().Any(p => p.Data.Plan == plan);

    private static bool Paused(DemoPatient patient, string plan, DateTimeOffset now) =>
        patient.Of<PlanPaused>().Any(p => p.Data.Plan == plan && p.Data.Until > now);

    private static bool NextVisit(DemoPatient patient, DateTimeOffset now)
    {
        var starts = patient.Of<AppointmentBooked>().ToDictionary(b => b.Data.Appointment, b => b.Data.Start);
        foreach (var (_, moved) in patient.Of<AppointmentRescheduled>())
            starts[moved.Appointment] = moved.Start ?? DateTimeOffset.MinValue;
        foreach (var (_, cancelled) in patient.Of<AppointmentCancelled>())
            starts.Remove(cancelled.Appointment);
        return starts.Values.Any(start => start > now);
    }
}
