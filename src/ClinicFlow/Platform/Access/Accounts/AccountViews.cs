using System.ComponentModel;
using ClinicFlow.Platform.Hosting;

namespace ClinicFlow.Platform.Access.Accounts;

public sealed record AccountView(
    string Id, string UserName, string Name, [Role] string Role, string? Location, string? Staff, bool Demo,
    DateTimeOffset? CreatedAt, DateTimeOffset? LastSignInAt, DateTimeOffset? DeactivatedAt, bool MustChangePassword, string Version);

public sealed record AccountActView(DateTimeOffset At, string By, string Kind, string? Detail);

public sealed record AccountPage(IReadOnlyList<AccountView> Rows, int Total, int Active, int Deactivated);

/// <summary>An account with what was done with it, the newest first.</summary>
public sealed record AccountDetail(AccountView Account, IReadOnlyList<AccountActView> Acts);

/// <summary>A new account; without a member of staff the name is the user's own.</summary>
public sealed record NewAccount(string UserName, string? Name, [Role] string Role, string? Location, string? Staff);

/// <summary>How the account is from now on. <c>Version</c> is the one that was read.</summary>
public sealed record AccountChange(string Name, [Role] string Role, string? Location, string? Staff, string Version);

/// <summary>The password is shown here and never again.</summary>
public sealed record AccountWithPassword(AccountView Account, string Password);

public sealed record AccountQuery
{
    public string? Text { get; init; }
    [Role] public string? Role { get; init; }
    public string? Location { get; init; }
    [OneOf("active", "deactivated")] public string? State { get; init; }
    [OneOf("name", "last-sign-in", "created")] public string? Sort { get; init; }
    [DefaultValue(0)] public int? Offset { get; init; }
    [DefaultValue(50)] public int? Limit { get; init; }
}
