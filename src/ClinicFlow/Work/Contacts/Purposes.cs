namespace ClinicFlow.Work.Contacts;

/// <summary>What a contact is for: consent is kept per purpose and channel.</summary>
public static class Purposes
{
    public const string Service = "service", Recall = "recall", Marketing = "marketing";

    /// <summary>Inviting somebody back is another purpose than what was booked or asked for.</summary>
    public static string Of(string action) => action is "invite" or "win-back" or "welcome" or "ask-satisfaction" ? Recall : Service;
}
