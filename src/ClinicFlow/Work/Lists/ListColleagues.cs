using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Work.Lists;

public sealed record Colleague(string Id, string Name, [Role] string Role, string? Location);

public sealed record ColleagueList(IReadOnlyList<Colleague> People);

/// <summary>Those to whom the viewer may hand work: who works here now and sees the viewer's location.</summary>
public sealed class ListColleagues(IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    public async Task<ColleagueList> Handle(Viewer viewer, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow();
        var staff = (await context.Staff.AsNoTracking().Where(s => s.LeftAt == null || s.LeftAt > now).ToListAsync(cancel)).Where(s => viewer.Sees(s.Location)).ToList();
        var names = await StaffNames.Of(context, staff.Select(s => s.Id), cancel);
        return new([.. staff.Select(s => new Colleague(s.Id, names.GetValueOrDefault(s.Id, s.Id), s.Role, s.Location)).OrderBy(c => c.Name, StringComparer.Ordinal)]);
    }
}
