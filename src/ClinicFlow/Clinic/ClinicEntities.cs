namespace ClinicFlow.Clinic;

/// <summary>A clinic of the network.</summary>
public sealed class Location
{
    public required string Id { get; set; }
    public required string Name { get; set; }
    public string TimeZone { get; set; } = "Europe/Moscow";
    /// <summary>With curators, or plans owned by front desk and call-centre.</summary>
    public bool Curators { get; set; } = true;
    /// <summary>Opening hours and holidays, as JSON of the clinic calendar.</summary>
    public string? Calendar { get; set; }
    public long Version { get; set; }
}

/// <summary>A member of staff; the name is in <c>Person</c>.</summary>
public sealed class StaffMember
{
    public required string Id { get; set; }
    public required string Role { get; set; }
    public string? Location { get; set; }
    public string? Specialty { get; set; }
    public DateTimeOffset? JoinedAt { get; set; }
    public DateTimeOffset? LeftAt { get; set; }
}

/// <summary>A system that sends events.</summary>
public sealed class DataSource
{
    public required string Id { get; set; }
    /// <summary>What lies before is history: it makes statistics, never tasks or messages.</summary>
    public DateTimeOffset GoLive { get; set; }
    public DateTimeOffset? LastEventAt { get; set; }
    public DateTimeOffset? LastReceivedAt { get; set; }
    public long Events { get; set; }
}

/// <summary>A setting of the installation.</summary>
public sealed class Setting
{
    public required string Name { get; set; }
    public required string Value { get; set; }
}
