using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Audits.Drawing;

namespace ClinicFlow.Quality.Audits.Draws;

/// <summary>Makes the nonce of a period and publishes its hash. Once: a nonce that is there stays.</summary>
public sealed class CommitDraw(WriteQueue queue, ClinicStore clinic, TimeProvider clock)
{
    private static readonly string[] Columns = ["id", "period", "starts_at", "ends_at", "commitment", "nonce", "committed_at", "items", "drawn"];

    public static Guid IdOf(AuditPeriod period) => Key.Of("audit-draw", period.ToString());

    public Task Handle(AuditPeriod period)
    {
        var (from, to) = period.Span(clinic.Model.Default.Zone);
        var nonce = Nonce.New();
        return queue.Write(Writer.Background, session => session.Insert("audit_draw", Columns,
            [[IdOf(period), period.ToString(), from, to, Nonce.Commitment(nonce), nonce, clock.GetUtcNow(), 0, 0]], "ON CONFLICT DO NOTHING"));
    }
}
