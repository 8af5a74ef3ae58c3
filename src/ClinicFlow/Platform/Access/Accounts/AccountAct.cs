namespace ClinicFlow.Platform.Access.Accounts;

/// <summary>What somebody did with an account, for whoever asks later.</summary>
public sealed class AccountAct
{
    public const string Added = "added", Changed = "changed", PasswordReset = "password-reset", PasswordChanged = "password-changed", Deactivated = "deactivated", Activated = "activated";

    public Guid Id { get; set; }
    public required string Account { get; set; }
    public DateTimeOffset At { get; set; }
    public required string By { get; set; }
    /// <summary>One of the words above.</summary>
    public required string Kind { get; set; }
    /// <summary>What was changed: <c>role: agent > curator</c>.</summary>
    public string? Detail { get; set; }

    public static AccountAct Of(string account, string kind, string by, DateTimeOffset at, string? detail = null) =>
        new() { Id = Guid.CreateVersion7(at), Account = account, At = at, By = by, Kind = kind, Detail = detail };
}
