using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Audits.Checks;

/// <summary>A check with whose work it is about, as it stands inside a transaction.</summary>
public sealed record HeldCheck(CheckRow Row, string Staff, string Kind, string? StratumLocation, string? OtherAuditor);

/// <summary>Who may make which check: never of one's own work, and of two blind ones only one.</summary>
public sealed class HeldChecks(IDbContextFactory<ClinicContext> contexts)
{
    public static readonly Refusal Changed = new(409, "changed", new("Проверку уже изменили", "The check was changed meanwhile"), new("Кто-то другой записал ответы. Откройте проверку снова; ваш текст скопируйте.", "Somebody else wrote answers. Open the check again; copy your text first."));

    private static readonly Refusal
        Own = new(403, "own-work", new("Свою работу не проверяют", "Nobody checks their own work"), new("Передайте проверку другому аудитору.", "Hand the check over to another auditor.")),
        Blind = new(403, "blind", new("Вторая проверка делается вслепую", "The second check is blind"), new("Первую проверку этого случая сделали вы; вторую делает другой.", "You made the first check of this item; somebody else makes the second.")),
        Closed = new(409, "closed", new("Проверка уже закрыта", "The check is closed already"), new("Откройте её снова, если результат нужно исправить.", "Reopen it if the result must be corrected."));

    public static string PersonOf(Viewer viewer) => viewer.Staff ?? "user:" + viewer.User;

    public async Task<IReadOnlyDictionary<string, string>> Names()
    {
        await using var context = await contexts.CreateDbContextAsync();
        return await StaffNames.Of(context, await context.Staff.AsNoTracking().Select(s => s.Id).ToListAsync(), default);
    }

    public HeldCheck? Read(WriteSession session, Guid id, Viewer viewer)
    {
        // Whoever writes the row first keeps it until the end of the transaction.
        if (session.Execute("UPDATE audit_check SET version = version WHERE id = @p0", id) == 0) return null;
        using var reader = session.Query("""
            SELECT c.draw, c.stratum, c.item, c.ticket, c.position, c.pass, c.patient, c.at, c.about, c.location, c.auditor, c.due, c.status, c.scorecard, c.scorecard_version, c.version, c.answers,
                s.staff, s.kind, s.location, (SELECT COALESCE(o.closed_by, o.auditor) FROM audit_check o WHERE o.stratum = c.stratum AND o.item = c.item AND o.pass <> c.pass), c.closed_by
            FROM audit_check c JOIN audit_stratum s ON s.id = c.stratum WHERE c.id = @p0
            """, id);
        if (!reader.Read()) return null;
        string? Text(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        var row = new CheckRow
        {
            Id = id, Draw = session.Database.ReadKey(reader, 0), Stratum = session.Database.ReadKey(reader, 1), Item = reader.GetString(2), Ticket = reader.GetString(3), Position = reader.GetInt32(4), Pass = reader.GetInt32(5),
            Patient = session.Database.ReadKey(reader, 6), At = Microseconds.To(reader.GetInt64(7)), About = reader.GetString(8), Location = Text(9), Auditor = Text(10), Due = Microseconds.To(reader.GetInt64(11)),
            Status = reader.GetString(12), Scorecard = reader.GetString(13), ScorecardVersion = reader.GetInt32(14), Version = reader.GetInt64(15), Answers = Text(16), ClosedBy = Text(21),
        };
        var check = new HeldCheck(row, reader.GetString(17), reader.GetString(18), Text(19), Text(20));
        return viewer.Sees(check.StratumLocation) ? check : null;
    }

    public Refusal? Refuse(HeldCheck check, Viewer viewer, bool closed = false)
    {
        if (viewer.Is(check.Staff)) return Own;
        if (check.OtherAuditor is { } other && viewer.Is(other)) return Blind;
        return (check.Row.Status == CheckRow.Open) == closed ? Closed : null;
    }
}
