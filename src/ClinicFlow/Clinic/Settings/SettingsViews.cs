namespace ClinicFlow.Clinic.Settings;

/// <summary>Opening hours of one day, 1 = Monday; a day with a break has two entries, a closed one none.</summary>
public sealed record DayHours(int Day, string Open, string Close);

public sealed record LocationView(string Id, string Name, string TimeZone, bool Curators, IReadOnlyList<DayHours> Hours, long Version);

public sealed record LocationChange(string? Name, bool? Curators, string? TimeZone, IReadOnlyList<DayHours>? Hours);

public sealed record StaffView(string Id, string Name, string Role, string? Location, string? Specialty, DateTimeOffset? JoinedAt, DateTimeOffset? LeftAt);

public sealed record SourceView(string Source, DateTimeOffset? GoLive, DateTimeOffset? LastEventAt, DateTimeOffset? LastImportAt, long Events);

/// <summary>A date (its first moment in the clinic's zone) or a moment.</summary>
public sealed record SourceChange(string GoLive);

public sealed record Listed<T>(IReadOnlyList<T> Rows);
