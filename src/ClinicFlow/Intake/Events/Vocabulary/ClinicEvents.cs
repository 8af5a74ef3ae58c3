namespace ClinicFlow.Intake.Events.Vocabulary;

[EventType("staff.joined", 1), NotOfPatient]
public sealed record StaffJoined : EventData
{
    public required string Staff { get; init; }
    public required string Role { get; init; }
    public string? Location { get; init; }
    public string? Specialty { get; init; }
}

[EventType("staff.changed", 2), NotOfPatient]
public sealed record StaffChanged : EventData
{
    public required string Staff { get; init; }
    public string? Role { get; init; }
    public string? Location { get; init; }
    public string? Specialty { get; init; }
}

[EventType("staff.qualified", 3), NotOfPatient]
public sealed record StaffQualified : EventData
{
    public required string Staff { get; init; }
    public required string Qualification { get; init; }
    public DateTimeOffset? Until { get; init; }
}

[EventType("staff.left", 99), NotOfPatient]
public sealed record StaffLeft : EventData { public required string Staff { get; init; } }

[EventType("shift.planned", 4), NotOfPatient]
public sealed record ShiftPlanned : EventData
{
    public required string Shift { get; init; }
    public required string Staff { get; init; }
    public string? Location { get; init; }
    public string? Chair { get; init; }
    public required DateTimeOffset Start { get; init; }
    public required DateTimeOffset End { get; init; }
}

[EventType("campaign.spent", 5), NotOfPatient]
public sealed record CampaignSpent : EventData
{
    public required string Campaign { get; init; }
    public required decimal Amount { get; init; }
    public string? Channel { get; init; }
}
