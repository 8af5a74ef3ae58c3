using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.State;
using ClinicFlow.Quality.Deviations;

namespace ClinicFlow.Journeys.Api;

/// <summary>
/// What happened in one pass, in the order of the fold. An event belongs to the pass of the lead, appointment or plan that it
/// names, and to the pass in whose time it lies: until the next one opens. Deviations stand at the event that they are about.
/// </summary>
public sealed class JourneyTimeline(PatientState state, Pass pass, TimelineTexts texts)
{
    private readonly Dictionary<string, string?> journeys = Journeys(state);
    private readonly DateTimeOffset from = pass == state.Passes[0] ? DateTimeOffset.MinValue : pass.Facts.OpenedAt;
    private readonly DateTimeOffset until = state.Passes.IndexOf(pass) is var at && at + 1 < state.Passes.Count ? state.Passes[at + 1].Facts.OpenedAt : DateTimeOffset.MaxValue;

    public IReadOnlyList<TimelineEntry> Of(IEnumerable<OrderedEvent> events, IReadOnlyList<DeviationView> deviations)
    {
        var own = events.Where(Belongs).ToList();
        var placed = deviations.ToLookup(d => Place(own, d));
        var entries = own.Select((e, i) => Entry(e, [.. placed[i]])).ToList();
        foreach (var alone in placed[-1]) entries.Insert(entries.FindLastIndex(e => e.At <= alone.At) + 1, Alone(alone));
        return entries;
    }

    private bool Belongs(OrderedEvent e)
    {
        var inTime = e.At >= from && e.At < until;
        string? named = null;
        foreach (var about in Subjects(e.Event.Data))
        {
            if (journeys.GetValueOrDefault(about) is not { } journey) continue;
            if (journey == pass.Facts.Id) return true;
            named = journey;
        }
        // At the very moment of opening, what names an earlier pass is its end, not our beginning.
        return inTime && (named is null || e.At > from);
    }

    private TimelineEntry Entry(OrderedEvent e, IReadOnlyList<DeviationView> deviations)
    {
        var told = texts.Of(e.Event, e.At);
        return new TimelineEntry(e.At, e.Event.DateOnly, StageAt(e.At), e.Event.Type.Name, told.Group, told.Title, told.Detail, told.By, deviations);
    }

    /// <summary>What was due and did not happen has no event: the deviation stands by itself.</summary>
    private TimelineEntry Alone(DeviationView d) => new(d.At, false, StageAt(d.At), "deviation.found", "other", d.Title, null, null, [d]);

    private static int Place(List<OrderedEvent> events, DeviationView deviation)
    {
        var same = -1;
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].At != deviation.At) continue;
            if (Subjects(events[i].Event.Data).Contains(deviation.About)) return i;
            same = i;
        }
        return same;
    }

    /// <summary>The event that moves the journey on still belongs to the stage that it ends.</summary>
    private string? StageAt(DateTimeOffset at)
    {
        if (pass.Stages.Count == 0 || at < pass.Stages[0].Entered) return null;
        foreach (var span in pass.Stages)
            if (!span.NoRecord && (span.Left is null || at <= span.Left)) return span.Stage;
        return pass.Stages[^1].Stage;
    }

    private static Dictionary<string, string?> Journeys(PatientState state)
    {
        var map = new Dictionary<string, string?>();
        foreach (var lead in state.Patient.Leads) map["lead:" + lead.Id] = lead.Journey;
        foreach (var appointment in state.Patient.Appointments) map["appointment:" + appointment.Id] = appointment.Journey;
        foreach (var plan in state.Patient.Plans) map["plan:" + plan.Id] = plan.Journey;
        foreach (var pass in state.Passes)
            foreach (var instance in pass.Left.Append(pass.Instance))
                if (instance is not null) map["instance:" + instance.Id] = pass.Facts.Id;
        foreach (var course in state.Beside) map["instance:" + course.Instance.Id] = state.Passes.Count > 0 ? state.Passes[^1].Facts.Id : null;
        foreach (var course in state.Courses) map["instance:" + course.Instance.Id] = state.Patient.Plans.Find(p => p.Id == course.Plan)?.Journey;
        return map;
    }

    /// <summary>What an event names, as deviations and work items name what they are about.</summary>
    public static IEnumerable<string> Subjects(EventData data)
    {
        var (lead, appointment, plan) = data switch
        {
            LeadReceived d => (d.Lead, null, null),
            LeadContacted d => (d.Lead, null, null),
            LeadLost d => (d.Lead, null, null),
            AppointmentBooked d => (d.Lead, d.Appointment, null),
            AppointmentConfirmed d => (null, d.Appointment, null),
            AppointmentRescheduled d => (null, d.Appointment, null),
            AppointmentCancelled d => (null, d.Appointment, null),
            AppointmentArrived d => (null, d.Appointment, null),
            AppointmentNoShow d => (null, d.Appointment, null),
            AppointmentStarted d => (null, d.Appointment, null),
            AppointmentCompleted d => (null, d.Appointment, null),
            ServicePerformed d => (null, d.Appointment, null),
            InvoiceIssued d => (null, d.Appointment, d.Plan),
            PaymentReceived d => (null, null, d.Plan),
            SurveyAnswered d => (null, d.Appointment, null),
            CallMade d => (d.Lead, d.Appointment, d.Plan),
            MessageSent d => (d.Lead, d.Appointment, d.Plan),
            PlanIdentified d => (null, d.Appointment, d.Plan),
            PlanProposed d => (null, null, d.Plan),
            PlanAgreed d => (null, null, d.Plan),
            PlanDeclined d => (null, null, d.Plan),
            PlanItemDone d => (null, d.Appointment, d.Plan),
            PlanItemCancelled d => (null, null, d.Plan),
            PlanPaused d => (null, null, d.Plan),
            PlanCompleted d => (null, null, d.Plan),
            PlanClosed d => (null, null, d.Plan),
            _ => ((string?)null, (string?)null, (string?)null),
        };
        if (lead is not null) yield return "lead:" + lead;
        if (appointment is not null) yield return "appointment:" + appointment;
        if (plan is not null) yield return "plan:" + plan;
        if (data is TaskOutcomeRecorded or TaskSnoozed or TaskAssigned) yield return AboutOf(data);
        if (data is WorkflowAct act) yield return "instance:" + act.Instance;
    }

    private static string AboutOf(EventData data) => data switch
    {
        TaskOutcomeRecorded d => d.About,
        TaskSnoozed d => d.About,
        TaskAssigned d => d.About,
        _ => "",
    };
}
