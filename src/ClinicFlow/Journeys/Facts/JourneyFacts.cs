namespace ClinicFlow.Journeys.Facts;

/// <summary>One pass of the patient through the five stages, as rules see it.</summary>
public sealed class JourneyFacts
{
    public string Id { get; set; } = "";
    /// <summary>1 for the patient's first pass.</summary>
    public int Number { get; set; }
    public string? Location { get; set; }
    public string? Specialty { get; set; }
    /// <summary>Type of the opening event: lead.received, appointment.booked or appointment.arrived.</summary>
    public string OpenedBy { get; set; } = "";
    public DateTimeOffset OpenedAt { get; set; }
    public string Stage { get; set; } = "";
    public DateTimeOffset StageSince { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    /// <summary>How the pass ended: converted, lost, not-arrived … as the workflow said.</summary>
    public string? Outcome { get; set; }
    public string? CloseReason { get; set; }

    /// <summary>First booking of the pass.</summary>
    public DateTimeOffset? BookedAt { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    /// <summary>First arrival of the pass.</summary>
    public DateTimeOffset? ArrivedAt { get; set; }
    /// <summary>Latest arrival of the pass.</summary>
    public DateTimeOffset? LastArrivedAt { get; set; }
    /// <summary>End of the first completed visit of the pass.</summary>
    public DateTimeOffset? CompletedAt { get; set; }
    /// <summary>End of the latest completed visit of the pass.</summary>
    public DateTimeOffset? LastCompletedAt { get; set; }
    /// <summary>Outcome of the latest completed visit: plan-needed, no-plan-needed, treated or unknown.</summary>
    public string? VisitOutcome { get; set; }
    /// <summary>The latest lead, booking or arrival without booking: what opens a pass where none is open.</summary>
    public DateTimeOffset? EnquiredAt { get; set; }
    /// <summary>Start of the earliest active appointment of the pass that has not been attended.</summary>
    public DateTimeOffset? NextVisitAt { get; set; }
    /// <summary>Missed appointments in a row since the last arrival of the pass.</summary>
    public int MissedInRow { get; set; }
    public DateTimeOffset? LastMissedAt { get; set; }
    public DateTimeOffset? LastCancelledAt { get; set; }

    public DateTimeOffset? IdentifiedAt { get; set; }
    public DateTimeOffset? ProposedAt { get; set; }
    /// <summary>First agreement to a plan of the pass.</summary>
    public DateTimeOffset? AgreedAt { get; set; }
    public DateTimeOffset? DeclinedAt { get; set; }
    public string? DeclineReason { get; set; }
    /// <summary>Plans agreed in the pass.</summary>
    public int Plans { get; set; }
    /// <summary>Plans of the pass agreed and neither completed nor closed.</summary>
    public int OpenPlans { get; set; }
    /// <summary>Plans of the pass identified, not agreed, declined or closed.</summary>
    public int PlansToAgree { get; set; }
    public DateTimeOffset? LastPlanEndedAt { get; set; }
    /// <summary>curator, or frontdesk where the location has no curators: who owns plans.</summary>
    public string PlanOwnerRole { get; set; } = "curator";
    public DateTimeOffset? RecallDue { get; set; }
    /// <summary>The latest invitation.</summary>
    public DateTimeOffset? RecallContactAt { get; set; }
    public string? RecallContactBy { get; set; }
    public DateTimeOffset? SatisfactionAskedAt { get; set; }
}

/// <summary>An enquiry: call, form, messenger, referral.</summary>
public sealed class LeadFacts
{
    public string Id { get; set; } = "";
    public string? Journey { get; set; }
    public DateTimeOffset ReceivedAt { get; set; }
    public string? Channel { get; set; }
    public string? LeadSource { get; set; }
    public string? Campaign { get; set; }
    public string? Location { get; set; }
    public string? Specialty { get; set; }
    public string? AssignedTo { get; set; }
    /// <summary>First attempt to reach the patient, successful or not.</summary>
    public DateTimeOffset? FirstAttemptAt { get; set; }
    public string? FirstAttemptBy { get; set; }
    public DateTimeOffset? LastAttemptAt { get; set; }
    public int Attempts { get; set; }
    /// <summary>Different local days on which somebody tried.</summary>
    public int AttemptDays { get; set; }
    /// <summary>First time the patient was really reached.</summary>
    public DateTimeOffset? ContactedAt { get; set; }
    public string? ContactedBy { get; set; }
    public DateTimeOffset? BookedAt { get; set; }
    public DateTimeOffset? LostAt { get; set; }
    public string? LostReason { get; set; }
    public string? LostBy { get; set; }
}

/// <summary>An appointment; once attended, the visit.</summary>
public sealed class AppointmentFacts
{
    public string Id { get; set; } = "";
    public string? Journey { get; set; }
    /// <summary>Null for an arrival without a booking.</summary>
    public DateTimeOffset? BookedAt { get; set; }
    public string? BookedBy { get; set; }
    /// <summary>Source and id of the booking (or arrival), for the pass that it may open.</summary>
    public string? OpeningEvent { get; set; }
    public DateTimeOffset Start { get; set; }
    public int? Minutes { get; set; }
    public DateTimeOffset End => Start.AddMinutes(Minutes ?? 30);
    /// <summary>The doctor.</summary>
    public string? Staff { get; set; }
    public string? Location { get; set; }
    public string? Chair { get; set; }
    public string? Specialty { get; set; }
    public string? Channel { get; set; }
    public string? Plan { get; set; }
    public string? Item { get; set; }
    public string? Replaces { get; set; }
    public string? ReplacedBy { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public string? ConfirmedBy { get; set; }
    public int Moves { get; set; }
    /// <summary>When it was last moved to another time.</summary>
    public DateTimeOffset? MovedAt { get; set; }
    public DateTimeOffset? ArrivedAt { get; set; }
    public string? ReceivedBy { get; set; }
    public DateTimeOffset? StartedAt { get; set; }
    /// <summary>Check-out: the patient leaves.</summary>
    public DateTimeOffset? CompletedAt { get; set; }
    public DateTimeOffset? TreatmentEndAt { get; set; }
    public string? Outcome { get; set; }
    public DateTimeOffset? CancelledAt { get; set; }
    public string? CancelReason { get; set; }
    public string? CancelledBy { get; set; }
    public DateTimeOffset? NoShowAt { get; set; }
    /// <summary>Who recorded the no-show.</summary>
    public string? NoShowBy { get; set; }
    /// <summary>Given up for another appointment.</summary>
    public DateTimeOffset? GivenUpAt { get; set; }
    /// <summary>The visit belongs to the pass before its first plan was agreed.</summary>
    public bool Primary { get; set; }
    /// <summary>The patient's first visit ever.</summary>
    public bool NewPatient { get; set; }
    public int Services { get; set; }
    public decimal Revenue { get; set; }

    /// <summary>Booked and neither attended, missed, cancelled nor given up.</summary>
    public bool Active { get; set; }
    /// <summary>Agreed plan items not done when the patient left, whose healing time allowed a next visit to be booked.</summary>
    public int WorkLeft { get; set; }
    /// <summary>First call or message after the miss or cancellation.</summary>
    public DateTimeOffset? ContactAfterMissAt { get; set; }
    public string? ContactAfterMissBy { get; set; }
    /// <summary>First booking made after the miss or cancellation, or the one that replaces it.</summary>
    public DateTimeOffset? RebookedAt { get; set; }
    /// <summary>When the next appointment after this visit was booked (may lie before the visit).</summary>
    public DateTimeOffset? NextBookedAt { get; set; }
    /// <summary>When the patient was asked how satisfied they are with this visit.</summary>
    public DateTimeOffset? SatisfactionAskedAt { get; set; }
    public string? SatisfactionAskedBy { get; set; }
    /// <summary>Minutes from arrival (or the appointed time, if the patient came early) to the chair.</summary>
    public double? WaitedMinutes => ArrivedAt is null || StartedAt is null ? null
        : Math.Max(0, (StartedAt.Value - (ArrivedAt.Value > Start ? ArrivedAt.Value : Start)).TotalMinutes);
    /// <summary>The moment of the miss, cancellation or giving up; null if none.</summary>
    public DateTimeOffset? MissedAt => NoShowAt ?? CancelledAt;
}
