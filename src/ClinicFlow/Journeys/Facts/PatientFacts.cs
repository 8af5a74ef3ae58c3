namespace ClinicFlow.Journeys.Facts;

/// <summary>
/// What is known of one patient at the moment to which the events are folded: the fold writes these objects, rules and
/// workflows read them, and they are stored as the patient's state. No name, phone or free text is among them.
/// </summary>
public sealed class PatientFacts
{
    public string Id { get; set; } = "";
    public int? BirthYear { get; set; }
    public string? Sex { get; set; }
    public string? LeadSource { get; set; }
    public string? Channel { get; set; }
    public string? Location { get; set; }
    public string? TimeZone { get; set; }
    public string? Staff { get; set; }
    public string? Household { get; set; }
    public DateTimeOffset? RegisteredAt { get; set; }
    public string? MergedInto { get; set; }
    public bool Erased { get; set; }

    /// <summary>The first arrival ever: the new-patient visit.</summary>
    public DateTimeOffset? FirstVisitAt { get; set; }
    /// <summary>End of the latest completed visit.</summary>
    public DateTimeOffset? LastVisitAt { get; set; }
    public int Visits { get; set; }
    /// <summary>Start of the earliest active appointment after now; recomputed whenever the patient is folded.</summary>
    public DateTimeOffset? NextVisitAt { get; set; }
    /// <summary>Days of each return, oldest first: from the last completed visit of one pass to the first of a later one. The visits of one course of treatment are no returns.</summary>
    public List<double> Returns { get; set; } = [];
    /// <summary>Median days until the patient came back, from the first return on.</summary>
    public double? RhythmDays { get; set; }
    /// <summary>Returns that <see cref="RhythmDays"/> is the median of.</summary>
    public int Gaps { get; set; }
    /// <summary>Specialty of the latest visit that has one.</summary>
    public string? Specialty { get; set; }
    /// <summary>Days until the next visit to be expected: the own rhythm, drawn towards the specialty's the fewer visits there are; null until the clinic's rhythms are known.</summary>
    public double? ExpectedDays { get; set; }
    /// <summary>Days without a visit after which four in five of those who come back have come, in the specialty and measured by their own rhythm.</summary>
    public double? SleepsAfterDays { get; set; }
    /// <summary>The same for nineteen in twenty.</summary>
    public double? ChurnsAfterDays { get; set; }
    /// <summary>The segment, as the rules in force say it of the other facts.</summary>
    public string? Segment { get; set; }
    /// <summary>When the patient is to be called back (an order of kind recall, not yet fulfilled).</summary>
    public DateTimeOffset? RecallDue { get; set; }
    public DateTimeOffset? LastContactAt { get; set; }
    public string? LastContactOutcome { get; set; }
    public string? LastContactBy { get; set; }
    public decimal Paid { get; set; }
    public int OpenPlans { get; set; }
    /// <summary>Price of the agreed items not yet done, over all open plans.</summary>
    public decimal RemainingValue { get; set; }
    /// <summary>do-not-contact or deceased was recorded.</summary>
    public bool DoNotContact { get; set; }
    public int? LastScore { get; set; }
    public DateTimeOffset? LastScoreAt { get; set; }
    public int OpenComplaints { get; set; }

    public List<LeadFacts> Leads { get; set; } = [];
    public List<AppointmentFacts> Appointments { get; set; } = [];
    public List<PlanFacts> Plans { get; set; } = [];
    public List<ContactFacts> Contacts { get; set; } = [];
    public List<OrderFacts> Orders { get; set; } = [];
    public List<ConsentFacts> Consents { get; set; } = [];
}

public sealed class ConsentFacts
{
    public string Purpose { get; set; } = "";
    public string Channel { get; set; } = "";
    public DateTimeOffset At { get; set; }
    public bool Given { get; set; }
}

/// <summary>A prescription; of kind recall it carries the date of the call back.</summary>
public sealed class OrderFacts
{
    public string Id { get; set; } = "";
    public string? Kind { get; set; }
    public string? Specialty { get; set; }
    public string? Staff { get; set; }
    public DateTimeOffset At { get; set; }
    public DateTimeOffset? Due { get; set; }
    public DateTimeOffset? FulfilledAt { get; set; }
}

/// <summary>A call or a message.</summary>
public sealed class ContactFacts
{
    public string Id { get; set; } = "";
    public DateTimeOffset At { get; set; }
    /// <summary>call, or the message's channel (sms, e-mail, messenger …).</summary>
    public string Channel { get; set; } = "call";
    public string? Direction { get; set; }
    public string? Outcome { get; set; }
    public string? Reason { get; set; }
    public string? Staff { get; set; }
    public string? Lead { get; set; }
    public string? Plan { get; set; }
    public string? Appointment { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public bool Failed { get; set; }
}
