using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work;

/// <summary>Names of members of staff by id, in batches. Somebody who works here without being staff is <c>user:ID</c>.</summary>
public static class StaffNames
{
    public const string UserPrefix = "user:";

    public static async Task<IReadOnlyDictionary<string, string>> Of(ClinicContext context, IEnumerable<string?> ids, CancellationToken cancel)
    {
        var wanted = ids.Where(id => id is not null).Select(id => id!).Distinct().ToList();
        if (wanted.Count == 0) return new Dictionary<string, string>();
        var byKey = wanted.Where(id => !IsUser(id)).ToDictionary(Key.Staff);
        var keys = byKey.Keys.ToList();
        var persons = await context.Persons.AsNoTracking().Where(p => keys.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(cancel);
        var names = persons.Where(p => p.Name is not null).ToDictionary(p => byKey[p.Id], p => Short(p.Name!));
        var users = wanted.Where(IsUser).Select(id => id[UserPrefix.Length..]).ToList();
        if (users.Count == 0) return names;
        foreach (var user in await context.Users.AsNoTracking().Where(u => users.Contains(u.Id)).Select(u => new { u.Id, Name = u.DisplayName ?? u.UserName }).ToListAsync(cancel))
            if (user.Name is not null) names[UserPrefix + user.Id] = user.Name;
        return names;
    }

    /// <summary>Surname and initials: <c>Климова В. С.</c></summary>
    public static string Short(string name)
    {
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length < 2 ? name : parts[0] + " " + string.Join(' ', parts.Skip(1).Select(p => p[..1] + "."));
    }

    private static bool IsUser(string id) => id.StartsWith(UserPrefix, StringComparison.Ordinal);
}
