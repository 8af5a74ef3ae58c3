namespace ClinicFlow.Intake.Events.Vocabulary;

[EventType("patient.registered", 10)]
public sealed record PatientRegistered : EventData
{
    public int? BirthYear { get; init; }
    public string? Sex { get; init; }
    public string? LeadSource { get; init; }
    public string? Channel { get; init; }
    public string? Location { get; init; }
    public string? TimeZone { get; init; }
    public string? Card { get; init; }
    public string? Staff { get; init; }
}

[EventType("patient.changed", 11)]
public sealed record PatientChanged : EventData
{
    public int? BirthYear { get; init; }
    public string? Sex { get; init; }
    public string? LeadSource { get; init; }
    public string? Channel { get; init; }
    public string? Location { get; init; }
    public string? TimeZone { get; init; }
    public string? Card { get; init; }
    public string? Staff { get; init; }
}

[EventType("patient.merged", 12)]
public sealed record PatientMerged : EventData
{
    public required string Into { get; init; }
    public string? Staff { get; init; }
}

[EventType("patient.erased", 98)]
public sealed record PatientErased : EventData;

[EventType("household.linked", 13)]
public sealed record HouseholdLinked : EventData
{
    public required string Household { get; init; }
    public string? Relation { get; init; }
}

[EventType("consent.given", 14)]
public sealed record ConsentGiven : EventData
{
    public required string Purpose { get; init; }
    public required string Channel { get; init; }
    public string? Evidence { get; init; }
}

[EventType("consent.withdrawn", 15)]
public sealed record ConsentWithdrawn : EventData
{
    public required string Purpose { get; init; }
    public required string Channel { get; init; }
}
