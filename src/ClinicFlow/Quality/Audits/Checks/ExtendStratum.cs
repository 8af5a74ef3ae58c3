using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Audits.Drawing;
using ClinicFlow.Quality.Audits.Draws;
using ClinicFlow.Work;
using ClinicFlow.Work.Changes;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Checks;

public sealed record ExtendRequest(int By);

public sealed record Extended(int Size);

/// <summary>Checks more of one specialist's work, in the order of the tickets: what was drawn stays drawn.</summary>
public sealed class ExtendStratum(WriteQueue queue, HeldChecks held, CheckRows rows, IDbContextFactory<ClinicContext> contexts, ChangeFeed changes, TimeProvider clock)
{
    public async Task<Answer<Extended>> Handle(Guid id, ExtendRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        if (request.By is < 1 or > 500) return Refusal.Wrong("extend-by", "Дотянуть можно от 1 до 500 случаев.", "From 1 to 500 items can be added.");
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.Strata.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.DrawnAt != null, cancel) is not { } stratum || !viewer.Sees(stratum.Location)) return Refusal.NotFound;
        if (viewer.Is(stratum.Staff)) return Refusal.NotFound;
        var draw = await context.Draws.AsNoTracking().FirstAsync(d => d.Id == stratum.Draw, cancel);
        var settings = AuditSettings.Read(draw.Settings);
        var names = await held.Names();
        var size = await queue.Write(Writer.Person, session =>
        {
            session.Execute("UPDATE audit_stratum SET extra = CASE WHEN size + extra + @p1 > items THEN items - size ELSE extra + @p1 END WHERE id = @p0", id, request.By);
            stratum.Extra = Convert.ToInt32(session.Scalar("SELECT extra FROM audit_stratum WHERE id = @p0", id));
            var (voided, known) = StratumState.Of(session, id);
            rows.Add(session, stratum, Nonce.Seed(draw.Period, stratum.Staff, stratum.Kind, draw.Nonce), new HashSet<string>(), voided, known, clock.GetUtcNow().AddDays(settings.DueDays), names.GetValueOrDefault(stratum.Staff, stratum.Staff));
            return stratum.Size + stratum.Extra;
        });
        changes.Say("audits");
        changes.Say("work-items");
        return new Extended(size);
    }
}
