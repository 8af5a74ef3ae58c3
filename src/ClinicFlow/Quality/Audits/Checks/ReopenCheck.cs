using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work;
using ClinicFlow.Work.Changes;

namespace ClinicFlow.Quality.Audits.Checks;

/// <summary>Takes a finished check back, by who finished it, as long as nothing was said about what it found.</summary>
public sealed class ReopenCheck(WriteQueue queue, HeldChecks held, CheckRows rows, AuditDeviations deviations, ChangeFeed changes)
{
    private static readonly Refusal
        NotYours = new(403, "not-yours", new("Проверку закончил другой", "Somebody else finished it"), new("Вернуть её может тот, кто её закончил.", "Whoever finished it can take it back.")),
        Spoken = new(409, "disputed", new("Отклонения уже оспорены или решены", "Its deviations were disputed or decided"), new("Решение принимается в реестре отклонений.", "They are decided in the register of deviations.")),
        Replaced = new(409, "replaced", new("Случай уже заменён", "The item was replaced already"), new("Вместо него проверяется следующий билет.", "The next ticket is checked in its place."));

    public async Task<Answer<CheckSaved>> Handle(Guid id, Viewer viewer)
    {
        var names = await held.Names();
        var answer = await queue.Write<Answer<CheckSaved>>(Writer.Person, session =>
        {
            if (held.Read(session, id, viewer) is not { } check) return Refusal.NotFound;
            if (check.Row.Status == CheckRow.Void) return Replaced;
            if (held.Refuse(check, viewer, closed: true) is { } refusal) return refusal;
            if (check.Row.ClosedBy is not { } by || !viewer.Is(by)) return NotYours;
            if (deviations.Spoken(session, check)) return Spoken;
            session.Execute("UPDATE audit_check SET status = 'open', verdict = NULL, closed_at = NULL, closed_by = NULL, version = version + 1 WHERE id = @p0", id);
            deviations.Withdraw(session, check);
            check.Row.Status = CheckRow.Open;
            rows.Declare(session, check.Row, check.Kind, names.GetValueOrDefault(check.Staff, check.Staff));
            return new CheckSaved(check.Row.Version + 1, 0, new(null, 0, 0, 0, 0, false, Scorecards.CheckVerdict.None, [], []));
        });
        if (answer.Value is not null)
        {
            changes.Say("audits");
            changes.Say("work-items");
            changes.Say("deviations");
        }
        return answer;
    }
}
