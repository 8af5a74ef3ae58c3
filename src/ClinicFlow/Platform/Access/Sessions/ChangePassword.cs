using ClinicFlow.Platform.Access.Accounts;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Access.Sessions;

public sealed record PasswordChange(string Current, string Next);

/// <summary>Somebody chooses a password of their own; their other sessions end.</summary>
public sealed class ChangePassword(IDbContextFactory<ClinicContext> contexts, WriteQueue queue, LiveSessions sessions, DataSettings data, TimeProvider clock)
{
    private const int Shortest = 10, Longest = 200;

    public Task<Answer<ClinicUser>> Handle(string id, PasswordChange change) => queue.Alone(Writer.Person, async () =>
    {
        await using var context = await contexts.CreateDbContextAsync();
        if (await context.Users.FirstOrDefaultAsync(u => u.Id == id) is not { } user) return Refusal.NotFound;
        if (user.Demo) return Refusal.Wrong("account.demo", "Пароль демо-аккаунта общий и не меняется.", "The password of a demo account is everybody's and stays.");
        var hasher = new PasswordHasher<ClinicUser>();
        if (user.PasswordHash is null || hasher.VerifyHashedPassword(user, user.PasswordHash, change.Current ?? "") == PasswordVerificationResult.Failed)
            return Refusal.Wrong("wrong-password", "Текущий пароль неверен.", "The current password is wrong.");
        if (Unfit(change, user) is { } unfit) return unfit;
        user.PasswordHash = hasher.HashPassword(user, change.Next);
        user.MustChangePassword = false;
        OneTimePassword.EndSessions(user);
        user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
        context.Add(AccountAct.Of(user.Id, AccountAct.PasswordChanged, user.UserName!, Microseconds.Cut(clock.GetUtcNow())));
        await context.SaveChangesAsync();
        sessions.Forget(user.Id);
        FirstAdministrator.Forget(data, user);
        return (Answer<ClinicUser>)user;
    });

    private static Refusal? Unfit(PasswordChange change, ClinicUser user)
    {
        if (change.Next is not { Length: >= Shortest and <= Longest } next || !next.Any(char.IsDigit) || !next.Any(char.IsLetter))
            return Refusal.Wrong("password.weak", $"В пароле должно быть не меньше {Shortest} знаков, среди них буква и цифра.", $"A password has at least {Shortest} characters, a letter and a digit among them.");
        if (next == change.Current) return Refusal.Wrong("password.same", "Новый пароль совпадает с текущим.", "The new password is the current one.");
        return next.Contains(user.UserName!, StringComparison.OrdinalIgnoreCase)
            ? Refusal.Wrong("password.name", "В пароле не должно быть имени пользователя.", "The password must not contain the user name.")
            : null;
    }
}
