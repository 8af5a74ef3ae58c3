using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Audits.Drawing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Draws;

/// <summary>Who audits now: the users of that role who still work here.</summary>
public static class Auditors
{
    public static async Task<IReadOnlyList<Auditor>> Now(ClinicContext context, DateTimeOffset now, CancellationToken cancel)
    {
        var users = await context.Users.AsNoTracking().Where(u => u.Role == Roles.Auditor && (u.LockoutEnd == null || u.LockoutEnd <= now)).Select(u => new { u.Id, u.Staff, u.Location }).ToListAsync(cancel);
        var staff = await Members(context, cancel);
        return
        [
            .. users.Where(u => u.Staff is null || staff.GetValueOrDefault(u.Staff) is not { } member || member.LeftAt is null || member.LeftAt > now)
                .Select(u => new Auditor(u.Staff ?? "user:" + u.Id, u.Location, u.Staff is null ? null : PoolOf(staff.GetValueOrDefault(u.Staff)))).OrderBy(a => a.Person, StringComparer.Ordinal).DistinctBy(a => a.Person),
        ];
    }

    public static Task<Dictionary<string, Clinic.StaffMember>> Members(ClinicContext context, CancellationToken cancel) => context.Staff.AsNoTracking().ToDictionaryAsync(s => s.Id, cancel);

    /// <summary>Those who do the same work in the same place share a bonus.</summary>
    public static string? PoolOf(Clinic.StaffMember? member) => member is null || member.Role == Roles.Auditor ? null : $"{member.Role}/{member.Location}/{member.Specialty}";
}
