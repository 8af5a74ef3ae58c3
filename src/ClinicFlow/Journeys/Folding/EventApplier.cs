using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Journeys.Folding;

/// <summary>What each event changes in the facts: one method a type, in the file of its noun.</summary>
public static partial class EventApplier
{
    public static void Apply(PatientFold fold, JourneyEvent e)
    {
        var patient = fold.State.Patient;
        switch (e.Data)
        {
            case PatientRegistered d: Registered(fold, d); break;
            case PatientChanged d: Changed(patient, d); break;
            case PatientMerged d: patient.MergedInto = d.Into; break;
            case PatientErased: patient.Erased = patient.DoNotContact = true; break;
            case HouseholdLinked d: patient.Household = d.Household; break;
            case ConsentGiven d: patient.Consents.Add(new() { Purpose = d.Purpose, Channel = d.Channel, At = fold.Time, Given = true }); break;
            case ConsentWithdrawn d: patient.Consents.Add(new() { Purpose = d.Purpose, Channel = d.Channel, At = fold.Time }); break;
            case LeadReceived d: Received(fold, d); break;
            case LeadContacted d: Contacted(fold, d); break;
            case LeadLost d: Lost(fold, d); break;
            case CallMade d: Called(fold, d); break;
            case MessageSent d: Sent(fold, d); break;
            case MessageAnswered d: Answered(patient, d, fold.Time); break;
            case MessageFailed d: Failed(patient, d); break;
            case SurveyAnswered d: (patient.LastScore, patient.LastScoreAt) = (d.Score, fold.Time); break;
            case ComplaintReceived: patient.OpenComplaints++; break;
            case ComplaintResolved: patient.OpenComplaints = Math.Max(0, patient.OpenComplaints - 1); break;
            case AppointmentBooked d: Booked(fold, d, e); break;
            case AppointmentConfirmed d: Confirmed(fold, d); break;
            case AppointmentRescheduled d: Rescheduled(fold, d); break;
            case AppointmentCancelled d: Cancelled(fold, d); break;
            case AppointmentArrived d: Arrived(fold, d, e); break;
            case AppointmentNoShow d: NoShow(fold, d); break;
            case AppointmentStarted d: Started(fold, d); break;
            case AppointmentCompleted d: Completed(fold, d); break;
            case ServicePerformed d: Performed(fold, d); break;
            case OrderPrescribed d: Prescribed(fold, d); break;
            case OrderFulfilled d: Fulfilled(patient, d, fold.Time); break;
            case PlanIdentified d: Identified(fold, d); break;
            case PlanProposed d: Proposed(fold, d); break;
            case PlanAgreed d: Agreed(fold, d); break;
            case PlanDeclined d: Declined(fold, d); break;
            case PlanItemDone d: ItemDone(fold, d); break;
            case PlanItemCancelled d: ItemCancelled(fold, d); break;
            case PlanPaused d: Paused(fold, d); break;
            case PlanCompleted d: PlanEnded(fold, d.Plan, completed: true, null); break;
            case PlanClosed d: PlanEnded(fold, d.Plan, completed: false, d.Reason); break;
            case PaymentReceived d: Paid(patient, d.Amount, d.Plan); break;
            case RefundMade d: Paid(patient, -d.Amount, null); break;
            case TaskOutcomeRecorded d: OutcomeRecorded(fold, d); break;
            case TaskSnoozed d: Snoozed(fold, d); break;
            case TaskAssigned d: Assigned(fold, d); break;
        }
    }

    private static T? Earlier<T>(T? known, T candidate) where T : struct, IComparable<T> =>
        known is { } k && k.CompareTo(candidate) <= 0 ? known : candidate;

    private static void Moved(PatientFold fold) => fold.State.LastMovementAt = fold.Time;
}
