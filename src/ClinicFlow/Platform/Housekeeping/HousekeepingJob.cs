using ClinicFlow.Intake.Runs;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace ClinicFlow.Platform.Housekeeping;

/// <summary>
/// Every night: uploaded files whose import ended a month ago go, unless a row of theirs is still open in quarantine and would
/// be read beside them; who opened whose card is forgotten after three years.
/// </summary>
public sealed class HousekeepingJob(IDbContextFactory<ClinicContext> contexts, WriteQueue queue, DataSettings data, TimeProvider clock) : IJob
{
    private static readonly TimeSpan UploadsStay = TimeSpan.FromDays(30), CardsStay = TimeSpan.FromDays(3 * 365);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancel)
    {
        await Uploads(cancel);
        var old = clock.GetUtcNow() - CardsStay;
        await queue.Write(Writer.Background, session => session.Execute("DELETE FROM card_opening WHERE at < @p0", old));
    }

    private async Task Uploads(CancellationToken cancel)
    {
        if (!Directory.Exists(data.Uploads)) return;
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var old = clock.GetUtcNow() - UploadsStay;
        var open = context.Quarantine.Where(q => q.Status == Intake.Quarantine.QuarantineStatus.Open && q.Import != null).Select(q => q.Import);
        var kept = await context.ImportRuns.AsNoTracking().Where(r => r.FinishedAt == null || r.FinishedAt > old || open.Contains(r.Id)).Select(r => r.Folder).ToListAsync(cancel);
        foreach (var folder in Directory.GetDirectories(data.Uploads))
            if (!kept.Any(k => Path.GetFullPath(k) == Path.GetFullPath(folder)) && Directory.GetLastWriteTimeUtc(folder) < old.UtcDateTime) Directory.Delete(folder, recursive: true);
    }
}
