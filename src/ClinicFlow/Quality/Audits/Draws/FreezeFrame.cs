using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Audits.Drawing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Draws;

/// <summary>
/// After the close of a period: writes down all that can be drawn, with its hash, how much of it is checked and by whom. One
/// transaction, once; what the log learns later of that period is not drawn.
/// </summary>
public sealed class FreezeFrame(WriteQueue queue, WorkDone work, AuditSettingsStore settings, IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    private static readonly string[] Columns = ["id", "draw", "staff", "role", "kind", "location", "frame", "facts", "frame_hash", "items", "size", "extra", "rate", "auditor", "second"];

    public async Task<bool> Handle(DrawRow draw, CancellationToken cancel)
    {
        var frame = AuditFrame.Of(work.Of(draw.StartsAt, draw.EndsAt), work.Erased());
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rules = await settings.Read(context, cancel);
        var staff = await Auditors.Members(context, cancel);
        var auditors = await Auditors.Now(context, clock.GetUtcNow(), cancel);
        var sizes = SampleSizes.Of(frame.Strata, id => staff.GetValueOrDefault(id)?.Role, rules, auditors.Count, draw.Period);
        var checkers = AuditorChoice.Assign(Works(sizes), auditors, await LastTime(context, draw, cancel));
        var seconds = frame.Strata.Select((s, i) => AuditorChoice.Assign([Works(sizes)[i]], [.. auditors.Where(a => a.Person != checkers[i])], new HashSet<(string, string)>())[0]).ToList();
        var rows = frame.Strata.Select((s, i) => new object?[]
        {
            Key.Of("audit-stratum", draw.Period, s.Staff, s.Kind), draw.Id, s.Staff, staff.GetValueOrDefault(s.Staff)?.Role ?? WorkKinds.Of(s.Kind).Role, s.Kind, staff.GetValueOrDefault(s.Staff)?.Location,
            FrameText.Ids(s.Items), FrameText.Facts(s.Items), s.Hash, s.Items.Count, sizes[i], 0, (double)SampleSizes.RateOf(s, id => staff.GetValueOrDefault(id)?.Role, rules), checkers[i], seconds[i],
        }).ToList();
        var excluded = string.Concat(frame.Excluded.Select(e => $"{e.Kind}|{e.Item}|{e.Reason}\n"));
        return await queue.Write(Writer.Background, session =>
        {
            if (session.Execute("UPDATE audit_draw SET frozen_at = @p1, settings = @p2, excluded = @p3, items = @p4, drawn = @p5 WHERE id = @p0 AND frozen_at IS NULL",
                draw.Id, clock.GetUtcNow(), rules.Text(), excluded, frame.Count, sizes.Sum()) == 0) return false;
            session.Insert("audit_stratum", Columns, rows);
            return true;
        });

        List<AuditedWork> Works(IReadOnlyList<int> counts) =>
            [.. frame.Strata.Select((s, i) => new AuditedWork(s.Staff, staff.GetValueOrDefault(s.Staff)?.Location, Auditors.PoolOf(staff.GetValueOrDefault(s.Staff)), counts[i]))];
    }

    private static async Task<IReadOnlySet<(string, string)>> LastTime(ClinicContext context, DrawRow draw, CancellationToken cancel)
    {
        var before = CommitDraw.IdOf(AuditPeriod.Parse(draw.Period)!.Value.Previous);
        var pairs = await context.Strata.AsNoTracking().Where(s => s.Draw == before && s.Auditor != null).Select(s => new { s.Staff, s.Auditor }).ToListAsync(cancel);
        return pairs.Select(p => (p.Staff, p.Auditor!)).ToHashSet();
    }
}
