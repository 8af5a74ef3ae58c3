using ClinicFlow.Platform.Access.Sessions;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Access.Accounts;

/// <summary>What an administrator does with an account that exists. Each act ends the sessions of its user and is kept.</summary>
public sealed class ChangeAccount(IDbContextFactory<ClinicContext> contexts, WriteQueue queue, LiveSessions sessions, TimeProvider clock)
{
    public Task<Answer<AccountView>> Change(string id, AccountChange to, Viewer by, CancellationToken cancel = default) => On<AccountView>(id, by, async (context, user, now) =>
    {
        if (to.Version != user.ConcurrencyStamp) return AccountRules.Stale;
        var (name, location, staff) = (to.Name?.Trim() ?? "", Blank(to.Location), Blank(to.Staff));
        if (name.Length is 0 or > AccountRules.LongestName) return Refusal.Wrong("account.name", "Напишите имя, до 100 знаков.", "Write a name of up to 100 characters.");
        if (AccountRules.Within(by.Location, location) is { } outside) return outside;
        if (await AccountRules.Place(context, to.Role, location, staff, cancel) is { } wrong) return wrong;
        if (to.Role != Roles.Admin && await AccountRules.KeepsAnAdmin(context, user, cancel) is { } last) return last;
        var changed = new[] { Said("name", user.DisplayName, name), Said("role", user.Role, to.Role), Said("location", user.Location, location), Said("staff", user.Staff, staff) }.OfType<string>().ToList();
        if (changed.Count == 0) return ListAccounts.View(user);
        var reach = (user.Role, user.Location, user.Staff);
        (user.DisplayName, user.Role, user.Location, user.Staff) = (name, to.Role, location, staff);
        if (reach != (user.Role, user.Location, user.Staff)) OneTimePassword.EndSessions(user);
        return await Save(context, user, AccountAct.Of(id, AccountAct.Changed, by.UserName, now, string.Join("; ", changed)), cancel);
    });

    public Task<Answer<AccountWithPassword>> ResetPassword(string id, Viewer by, CancellationToken cancel = default) => On<AccountWithPassword>(id, by, async (context, user, now) =>
    {
        if (user.Demo) return Refusal.Wrong("account.demo", "Пароль демо-аккаунта общий и не меняется.", "The password of a demo account is everybody's and stays.");
        var password = OneTimePassword.Give(user);
        return new AccountWithPassword(await Save(context, user, AccountAct.Of(id, AccountAct.PasswordReset, by.UserName, now), cancel), password);
    });

    public Task<Answer<AccountView>> Deactivate(string id, Viewer by, CancellationToken cancel = default) => On<AccountView>(id, by, async (context, user, now) =>
    {
        if (user.Id == by.User) return Refusal.Wrong("account.self", "Себя отключить нельзя: попросите другого администратора.", "You can't deactivate yourself: ask another administrator.");
        if (await AccountRules.KeepsAnAdmin(context, user, cancel) is { } last) return last;
        if (user.DeactivatedAt is not null) return ListAccounts.View(user);
        user.DeactivatedAt = now;
        OneTimePassword.EndSessions(user);
        return await Save(context, user, AccountAct.Of(id, AccountAct.Deactivated, by.UserName, now), cancel);
    });

    public Task<Answer<AccountView>> Activate(string id, Viewer by, CancellationToken cancel = default) => On<AccountView>(id, by, async (context, user, now) =>
    {
        if (user.DeactivatedAt is null) return ListAccounts.View(user);
        user.DeactivatedAt = null;
        return await Save(context, user, AccountAct.Of(id, AccountAct.Activated, by.UserName, now), cancel);
    });

    private Task<Answer<T>> On<T>(string id, Viewer by, Func<ClinicContext, ClinicUser, DateTimeOffset, Task<Answer<T>>> work) where T : class => queue.Alone(Writer.Person, async () =>
    {
        await using var context = await contexts.CreateDbContextAsync();
        if (await context.Users.FirstOrDefaultAsync(u => u.Id == id && (by.Location == null || u.Location == by.Location)) is not { } user) return Refusal.NotFound;
        try
        {
            return await work(context, user, Microseconds.Cut(clock.GetUtcNow()));
        }
        catch (DbUpdateConcurrencyException)
        {
            return AccountRules.Stale;
        }
    });

    private async Task<AccountView> Save(ClinicContext context, ClinicUser user, AccountAct act, CancellationToken cancel)
    {
        user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        context.Add(act);
        await context.SaveChangesAsync(cancel);
        sessions.Forget(user.Id);
        return ListAccounts.View(user);
    }

    private static string? Said(string what, string? before, string? after) => before == after ? null : $"{what}: {before ?? "-"} > {after ?? "-"}";

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
