namespace ClinicFlow.Quality.Studio.Facts;

/// <summary>Which texts among the facts are words of a closed list; every other text is an id or was written by a person.</summary>
public static class FactMembers
{
    private static readonly HashSet<string> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        "stage", "segment", "outcome", "closeReason", "visitOutcome", "declineReason", "pauseReason", "lostReason", "cancelReason", "planOwnerRole", "ownerRole", "openedBy", "specialty", "channel",
        "leadSource", "role", "lastContactOutcome", "kind", "purpose", "direction", "timeZone", "sex", "location", "action", "lastOutcome",
    };

    public static bool IsCode(string member) => Codes.Contains(member);
}
