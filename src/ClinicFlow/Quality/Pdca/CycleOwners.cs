using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Pdca;

public sealed record CycleOwner(string Id, string Name, string Role);

/// <summary>Who may own a cycle: quality managers and managers who may sign in.</summary>
public sealed class CycleOwners
{
    private static readonly string[] Owning = [Roles.Quality, Roles.Manager];

    public async Task<IReadOnlyList<CycleOwner>> Read(ClinicContext context, Viewer viewer, CancellationToken cancel)
    {
        var users = await context.Users.AsNoTracking().Where(u => Owning.Contains(u.Role) && u.DeactivatedAt == null && (viewer.Location == null || u.Location == null || u.Location == viewer.Location))
            .Select(u => new { u.Id, u.Staff, u.Role, u.DisplayName, u.UserName }).ToListAsync(cancel);
        return [.. users.Select(u => new CycleOwner(u.Staff ?? StaffNames.UserPrefix + u.Id, u.DisplayName ?? u.UserName ?? "", u.Role)).OrderBy(o => o.Role != Roles.Quality).ThenBy(o => o.Name, StringComparer.Ordinal)];
    }
}
