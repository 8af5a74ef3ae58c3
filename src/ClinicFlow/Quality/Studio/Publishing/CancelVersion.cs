using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;
using ClinicFlow.Work;
using ClinicFlow.Work.Changes;

namespace ClinicFlow.Quality.Studio.Publishing;

/// <summary>Takes a version back before its moment comes: it never was in force.</summary>
public sealed class CancelVersion(WriteQueue queue, ClinicStore clinic, ChangeFeed changes, TimeProvider clock)
{
    public async Task<Answer<Published>> Handle(string kind, string name, int version, Viewer viewer)
    {
        var inForce = await queue.Write(Writer.Person, session => InTransaction(session, kind, name, version, viewer));
        if (inForce is not { } now) return new Refusal(409, "in-force", new("Отменить нельзя", "This can't be cancelled"), new($"Версия {version} уже в силе или отменена.", $"Version {version} is in force or cancelled by now."));
        clinic.Reload();
        changes.Say("definitions");
        return new Published(now);
    }

    /// <returns>The version in force, which stays so.</returns>
    private int? InTransaction(WriteSession session, string kind, string name, int version, Viewer viewer)
    {
        // After the batches under way: none of them was folded by it, if its moment has not come now.
        ClinicVersion.Raise(session);
        var now = Microseconds.Cut(clock.GetUtcNow());
        if (session.Execute("UPDATE definition_version SET cancelled_at = @p3, cancelled_by = @p4, swept = @p5 WHERE kind = @p0 AND name = @p1 AND version = @p2 AND in_force_from > @p3 AND cancelled_at IS NULL",
            kind, name, version, now, viewer.UserName, true) == 0) return null;
        return Convert.ToInt32(session.Scalar("SELECT version FROM definition_version WHERE kind = @p0 AND name = @p1 AND in_force_from <= @p2 AND cancelled_at IS NULL ORDER BY in_force_from DESC, version DESC LIMIT 1", kind, name, now) ?? 0);
    }
}
