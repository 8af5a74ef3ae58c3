using ClinicFlow.Intake.Identity;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Access.Accounts;

/// <summary>Accounts found by name, role, location and state, and one with its history. An administrator of one location sees those of that location.</summary>
public sealed class ListAccounts(IDbContextFactory<ClinicContext> contexts)
{
    private const int Most = 200;

    public async Task<AccountPage> Handle(AccountQuery query, Viewer viewer, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var users = await context.Users.AsNoTracking().Where(u => (query.Role == null || u.Role == query.Role) && (query.Location == null || u.Location == query.Location) && (viewer.Location == null || u.Location == viewer.Location)).ToListAsync(cancel);
        // A clinic has some hundreds of accounts; SQLite can't compare Russian letters without their case.
        var wanted = NameFolding.Fold(query.Text);
        var found = users.Where(u => wanted is null || NameFolding.Fold($"{u.DisplayName} {u.UserName}")!.Contains(wanted, StringComparison.Ordinal)).ToList();
        var active = found.Count(u => u.DeactivatedAt is null);
        var shown = found.Where(u => query.State switch { "active" => u.DeactivatedAt is null, "deactivated" => u.DeactivatedAt is not null, _ => true }).ToList();
        return new AccountPage([.. Ordered(shown, query.Sort).Skip(query.Offset ?? 0).Take(Math.Clamp(query.Limit ?? 50, 1, Most)).Select(View)], shown.Count, active, found.Count - active);
    }

    public async Task<AccountDetail?> One(string id, Viewer viewer, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id && (viewer.Location == null || u.Location == viewer.Location), cancel) is not { } user) return null;
        var acts = await context.AccountActs.AsNoTracking().Where(a => a.Account == id).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(50).ToListAsync(cancel);
        return new AccountDetail(View(user), [.. acts.Select(a => new AccountActView(a.At, a.By, a.Kind, a.Detail))]);
    }

    public static AccountView View(ClinicUser u) => new(
        u.Id, u.UserName ?? "", u.DisplayName ?? u.UserName ?? "", u.Role, u.Location, u.Staff, u.Demo, u.CreatedAt, u.LastSignInAt, u.DeactivatedAt, u.MustChangePassword, u.ConcurrencyStamp ?? "");

    private static IOrderedEnumerable<ClinicUser> Ordered(IEnumerable<ClinicUser> users, string? sort)
    {
        var first = users.OrderBy(u => u.DeactivatedAt is not null);
        return sort switch
        {
            "last-sign-in" => first.ThenByDescending(u => u.LastSignInAt ?? DateTimeOffset.MinValue).ThenBy(Name, StringComparer.CurrentCulture),
            "created" => first.ThenByDescending(u => u.CreatedAt ?? DateTimeOffset.MinValue).ThenBy(Name, StringComparer.CurrentCulture),
            _ => first.ThenBy(Name, StringComparer.CurrentCulture),
        };
    }

    private static string Name(ClinicUser user) => user.DisplayName ?? user.UserName ?? "";
}
