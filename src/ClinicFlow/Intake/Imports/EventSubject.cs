using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Intake.Imports;

/// <summary>Whom an event is about when it is not about a patient.</summary>
internal static class EventSubject
{
    private static readonly string[] Reserved = ["staff:", "campaign:", "audit:", "cycle:", "deviation:", "standard:", "demo:"];

    /// <summary><c>staff:ID</c> or <c>campaign:ID</c>; null for events of a patient.</summary>
    public static string? Of(EventData data) => data switch
    {
        StaffJoined e => $"staff:{e.Staff}",
        StaffChanged e => $"staff:{e.Staff}",
        StaffQualified e => $"staff:{e.Staff}",
        StaffLeft e => $"staff:{e.Staff}",
        ShiftPlanned e => $"staff:{e.Staff}",
        CampaignSpent e => $"campaign:{e.Campaign}",
        _ => null,
    };

    public static bool IsReserved(string subject) => Array.Exists(Reserved, r => subject.StartsWith(r, StringComparison.Ordinal));
}
