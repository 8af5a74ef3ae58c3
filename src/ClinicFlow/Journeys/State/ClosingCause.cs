using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys.Folding;

namespace ClinicFlow.Journeys.State;

/// <summary>What closed a work item whose reason is gone.</summary>
public static class ClosingCause
{
    /// <summary>No event did: a deadline passed, or a rule, a norm or older data changed.</summary>
    public const string Time = "time";

    /// <param name="last">Sort key of the last event folded before; null: none was.</param>
    /// <returns>The type of the latest new event that moves a patient on, else of the latest new one, else <see cref="Time"/>.</returns>
    public static string Of(IReadOnlyList<JourneyEvent> events, string? last, ClinicModel clinic)
    {
        var unseen = EventOrder.Sort(events, clinic.Place).Where(e => string.CompareOrdinal(e.SortKey, last) > 0).Select(e => e.Event).ToList();
        return (unseen.FindLast(e => Moves(e.Data)) ?? unseen.LastOrDefault())?.Type.Name ?? Time;
    }

    private static bool Moves(EventData data) =>
        data is AppointmentBooked or AppointmentArrived or AppointmentCompleted or PlanAgreed or PlanDeclined or PlanItemDone or PlanPaused or PlanCompleted or PlanClosed
            or PaymentReceived or LeadLost or PatientMerged or PatientErased;
}
