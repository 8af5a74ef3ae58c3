namespace ClinicFlow.Intake.Events.Vocabulary;

[EventType("lead.received", 20)]
public sealed record LeadReceived : EventData
{
    public required string Lead { get; init; }
    public string? Channel { get; init; }
    public string? LeadSource { get; init; }
    public string? Campaign { get; init; }
    public string? Location { get; init; }
    public string? Specialty { get; init; }
    /// <summary>The agent whose lead it is.</summary>
    public string? Staff { get; init; }
}

/// <summary>The patient was reached about the lead.</summary>
[EventType("lead.contacted", 22)]
public sealed record LeadContacted : EventData
{
    public required string Lead { get; init; }
    public string? Staff { get; init; }
    public string? Channel { get; init; }
    public string? Outcome { get; init; }
}

[EventType("lead.lost", 80)]
public sealed record LeadLost : EventData
{
    public required string Lead { get; init; }
    public string? Reason { get; init; }
    public string? Staff { get; init; }
}
