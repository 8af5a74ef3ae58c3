using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Audits.Checks;
using ClinicFlow.Quality.Audits.Drawing;
using ClinicFlow.Work;
using ClinicFlow.Work.Changes;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Draws;

/// <summary>Open checks of auditors who no longer audit go to others; those that had nobody get somebody as soon as there is one.</summary>
public sealed class ReassignChecks(WriteQueue queue, CheckRows checks, IDbContextFactory<ClinicContext> contexts, ChangeFeed changes, TimeProvider clock)
{
    public async Task<int> Handle(CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var auditors = await Auditors.Now(context, clock.GetUtcNow(), cancel);
        var people = auditors.Select(a => a.Person).ToList();
        var open = await context.AuditChecks.AsNoTracking().Where(c => c.Status == CheckRow.Open && (c.Auditor == null || !people.Contains(c.Auditor))).ToListAsync(cancel);
        if (open.Count == 0) return 0;
        var load = await context.AuditChecks.AsNoTracking().Where(c => c.Status == CheckRow.Open && c.Auditor != null).GroupBy(c => c.Auditor!).Select(g => new { g.Key, N = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.N, cancel);
        var keys = open.Select(c => c.Stratum).Distinct().ToList();
        var strata = await context.Strata.AsNoTracking().Where(s => keys.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        var staff = await Auditors.Members(context, cancel);
        var names = await StaffNames.Of(context, strata.Values.Select(s => s.Staff), cancel);
        var (moved, said) = (0, new HashSet<(Guid, int)>());
        var others = (await context.AuditChecks.AsNoTracking().Where(c => keys.Contains(c.Stratum) && c.Auditor != null).Select(c => new { c.Stratum, c.Item, c.Pass, Person = c.ClosedBy ?? c.Auditor }).ToListAsync(cancel))
            .ToDictionary(c => (c.Stratum, c.Item, c.Pass), c => c.Person);
        // Whoever makes the other check of an item must not make this one: both are blind.
        foreach (var group in open.GroupBy(c => (c.Stratum, c.Pass, Other: others.GetValueOrDefault((c.Stratum, c.Item, 3 - c.Pass)))).OrderBy(g => g.Key.Stratum).ThenBy(g => g.Key.Pass).ThenByDescending(g => g.Count()))
        {
            var stratum = strata[group.Key.Stratum];
            var work = new AuditedWork(stratum.Staff, stratum.Location, Auditors.PoolOf(staff.GetValueOrDefault(stratum.Staff)), group.Count());
            var next = AuditorChoice.Assign([work], [.. auditors.Where(a => a.Person != group.Key.Other)], new HashSet<(string, string)>(), load)[0];
            if (next == group.First().Auditor) continue;
            if (next is not null) load[next] = load.GetValueOrDefault(next) + work.Checks;
            await queue.Write(Writer.Background, session =>
            {
                if (said.Add((stratum.Id, group.Key.Pass))) session.Execute($"UPDATE audit_stratum SET {(group.Key.Pass == 1 ? "auditor" : "second")} = @p1 WHERE id = @p0", stratum.Id, next);
                foreach (var check in group)
                {
                    // Nobody finishes it in the meantime unseen: then it is not moved.
                    if (session.Execute("UPDATE audit_check SET auditor = @p1, version = version + 1 WHERE id = @p0 AND status = 'open'", check.Id, next) == 0) continue;
                    check.Auditor = next;
                    checks.Declare(session, check, stratum.Kind, names.GetValueOrDefault(stratum.Staff, stratum.Staff));
                }
            });
            moved += group.Count();
        }
        if (moved > 0) changes.Say("work-items");
        return moved;
    }
}
