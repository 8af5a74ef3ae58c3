using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Access;

/// <summary>What those who sign in are called: a screen shows a person, not a login. Who is not known keeps what was written.</summary>
public static class UserNames
{
    public static async Task<Func<string, string>> Of(ClinicContext context, IEnumerable<string?> users, CancellationToken cancel)
    {
        var wanted = users.OfType<string>().Distinct().ToList();
        var names = await context.Users.AsNoTracking().Where(u => wanted.Contains(u.UserName!) && u.DisplayName != null).Select(u => new { u.UserName, u.DisplayName }).ToDictionaryAsync(u => u.UserName!, u => u.DisplayName!, cancel);
        return user => names.TryGetValue(user, out var name) ? StaffNames.Short(name) : user;
    }

    public static string Of(WriteSession session, string user) =>
        session.Scalar("SELECT display_name FROM asp_net_users WHERE user_name = @p0", user) is string name ? StaffNames.Short(name) : user;
}
