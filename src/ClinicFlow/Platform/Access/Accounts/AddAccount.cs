using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Access.Accounts;

/// <summary>Lets somebody in: with a password that is shown once and changed at the first sign-in.</summary>
public sealed class AddAccount(IDbContextFactory<ClinicContext> contexts, WriteQueue queue, TimeProvider clock)
{
    public Task<Answer<AccountWithPassword>> Handle(NewAccount wanted, string by, string? within = null, CancellationToken cancel = default) => queue.Alone(Writer.Person, async () =>
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var (name, location, staff) = (wanted.UserName?.Trim() ?? "", Blank(wanted.Location), Blank(wanted.Staff));
        if (AccountRules.UserName(name) is { } unfit) return unfit;
        if (AccountRules.Within(within, location) is { } outside) return outside;
        if (await AccountRules.Place(context, wanted.Role, location, staff, cancel) is { } wrong) return wrong;
        var normal = name.ToUpperInvariant();
        if (await context.Users.AnyAsync(u => u.NormalizedUserName == normal, cancel))
            return (Answer<AccountWithPassword>)Refusal.Wrong("account.exists", $"Пользователь «{name}» уже есть. Выберите другое имя.", $"There is a user '{name}' already. Choose another name.");
        var now = Microseconds.Cut(clock.GetUtcNow());
        var user = new ClinicUser
        {
            UserName = name, NormalizedUserName = normal, Role = wanted.Role, Location = location, Staff = staff, LockoutEnabled = true, CreatedAt = now,
            DisplayName = Blank(wanted.Name) ?? await AccountRules.NameOf(context, staff, cancel) ?? name,
        };
        var password = OneTimePassword.Give(user);
        context.AddRange(user, AccountAct.Of(user.Id, AccountAct.Added, by, now, wanted.Role));
        await context.SaveChangesAsync(cancel);
        return new AccountWithPassword(ListAccounts.View(user), password);
    });

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
