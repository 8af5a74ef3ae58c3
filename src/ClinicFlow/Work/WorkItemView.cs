using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Rules;

namespace ClinicFlow.Work;

/// <summary>Who has an item open, and until when if nothing more is heard.</summary>
public sealed record ItemLock(string By, string Name, DateTimeOffset Since, DateTimeOffset Until, bool Mine);

public sealed record NamedStaff(string Id, string Name);

/// <summary>A work item as lists and pages show it.</summary>
public sealed record WorkItemView(
    Guid Id, string About, string Reason, int Occurrence, int Version, [OneOf("open", "snoozed", "done", "closed")] string Status, [Role] string Role, NamedStaff? AssignedTo, DateTimeOffset? Due, LocalizedText Title,
    DateTimeOffset? SnoozedUntil, bool Promised, int Attempts, ItemLock? Lock)
{
    /// <summary>The page where it is done, of an item that is not about a patient.</summary>
    public string? Link { get; init; }
    public bool ByHand { get; init; }
}
