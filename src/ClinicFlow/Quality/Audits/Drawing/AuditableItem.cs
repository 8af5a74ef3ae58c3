namespace ClinicFlow.Quality.Audits.Drawing;

/// <summary>One piece of somebody's work that could be drawn.</summary>
/// <param name="Id">Source and id of what was done: a reference, no identity.</param>
/// <param name="Staff">Whose work it is; without one it cannot be audited.</param>
/// <param name="About">What it is about: <c>appointment:ID</c>, <c>plan:ID</c>, <c>call:ID</c>.</param>
public sealed record AuditableItem(string Id, string Kind, string? Staff, DateTimeOffset At, Guid Patient, string About, string? Location);

/// <summary>An item that is not in the frame, and why.</summary>
public sealed record Exclusion(string Kind, string Item, string Reason)
{
    public const string NoStaff = "no-staff", Erased = "patient-erased";
}
