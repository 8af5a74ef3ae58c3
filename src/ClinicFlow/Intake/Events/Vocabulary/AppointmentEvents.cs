namespace ClinicFlow.Intake.Events.Vocabulary;

[EventType("appointment.booked", 30)]
public sealed record AppointmentBooked : EventData
{
    public required string Appointment { get; init; }
    public required DateTimeOffset Start { get; init; }
    public int? Minutes { get; init; }
    /// <summary>The doctor.</summary>
    public string? Staff { get; init; }
    public string? Location { get; init; }
    public string? Chair { get; init; }
    public string? Specialty { get; init; }
    public string? Channel { get; init; }
    public string? BookedBy { get; init; }
    /// <summary>The appointment that this one takes the place of.</summary>
    public string? Replaces { get; init; }
    public string? Plan { get; init; }
    public string? Item { get; init; }
    public string? Lead { get; init; }
}

[EventType("appointment.confirmed", 31)]
public sealed record AppointmentConfirmed : EventData
{
    public required string Appointment { get; init; }
    public string? Staff { get; init; }
    public string? Channel { get; init; }
}

/// <summary>Moved: to <see cref="Start"/>, or, without one, given up for another appointment that names it in <c>replaces</c>.</summary>
[EventType("appointment.rescheduled", 32)]
public sealed record AppointmentRescheduled : EventData
{
    public required string Appointment { get; init; }
    public DateTimeOffset? Start { get; init; }
    public string? Reason { get; init; }
    public string? Staff { get; init; }
}

[EventType("appointment.cancelled", 33)]
public sealed record AppointmentCancelled : EventData
{
    public required string Appointment { get; init; }
    public string? Reason { get; init; }
    /// <summary><c>patient</c> or <c>clinic</c>.</summary>
    public string? By { get; init; }
    public string? Staff { get; init; }
}

[EventType("appointment.arrived", 40)]
public sealed record AppointmentArrived : EventData
{
    public required string Appointment { get; init; }
    /// <summary>Who received the patient.</summary>
    public string? ReceivedBy { get; init; }
    /// <summary>The doctor, where the arrival had no booking.</summary>
    public string? Staff { get; init; }
    public string? Location { get; init; }
    public string? Specialty { get; init; }
}

[EventType("appointment.no-show", 41)]
public sealed record AppointmentNoShow : EventData
{
    public required string Appointment { get; init; }
    public string? Reason { get; init; }
    public string? Staff { get; init; }
}

[EventType("appointment.started", 42)]
public sealed record AppointmentStarted : EventData
{
    public required string Appointment { get; init; }
    public string? Chair { get; init; }
}

[EventType("appointment.completed", 70)]
public sealed record AppointmentCompleted : EventData
{
    public required string Appointment { get; init; }
    public DateTimeOffset? TreatmentEnd { get; init; }
    /// <summary><c>plan-needed</c>, <c>no-plan-needed</c>, <c>treated</c> or <c>unknown</c>.</summary>
    public string Outcome { get; init; } = VisitOutcomes.Unknown;
}

/// <summary>What a visit led to.</summary>
public static class VisitOutcomes
{
    public const string PlanNeeded = "plan-needed", NoPlanNeeded = "no-plan-needed", Treated = "treated", Unknown = "unknown";
    public static readonly IReadOnlySet<string> All = new HashSet<string> { PlanNeeded, NoPlanNeeded, Treated, Unknown };
}

[EventType("service.performed", 50)]
public sealed record ServicePerformed : EventData
{
    public required string Service { get; init; }
    public string? Code { get; init; }
    public string? Name { get; init; }
    public string? Appointment { get; init; }
    public string? Staff { get; init; }
    public string? Specialty { get; init; }
    public decimal? Price { get; init; }
    public string? Plan { get; init; }
    public string? Item { get; init; }
    public int? Minutes { get; init; }
}
