using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Audits.Drawing;
using ClinicFlow.Quality.Audits.Scorecards;
using ClinicFlow.Rules;
using ClinicFlow.Work.Subjects;

namespace ClinicFlow.Quality.Audits.Checks;

/// <summary>
/// The checks that a stratum wants now, by its size and by what was voided: those that are missing are added, in the order of
/// the tickets. So it may be said again at any moment, after a crash too, and comes to the same.
/// </summary>
public sealed class CheckRows(DeclareWork work, ScorecardStore scorecards)
{
    private static readonly LocalizedText Finished = new("Проверка закончена", "The check is finished");
    private static readonly string[] Columns =
        ["id", "draw", "stratum", "item", "ticket", "position", "pass", "patient", "at", "about", "location", "auditor", "due", "status", "scorecard", "scorecard_version", "failed", "version"];

    public static Guid IdOf(Guid stratum, string item, int pass) => Key.Of("audit-check", stratum.ToString("N"), item, pass.ToString());

    /// <param name="twice">Items that are checked a second time, blind.</param>
    /// <param name="voided">Items that could not be checked.</param>
    public IReadOnlyList<CheckRow> Add(WriteSession session, StratumRow stratum, string seed, IReadOnlySet<string> twice, IReadOnlySet<string> voided, IReadOnlySet<Guid> known, DateTimeOffset due, string staffName)
    {
        var items = FrameText.Items(stratum.Frame, stratum.Facts, stratum.Staff, stratum.Kind);
        var card = scorecards.Of(stratum.Kind);
        var wanted = TicketOrder.Drawn(TicketOrder.Of(seed, items.Keys), stratum.Size + stratum.Extra, voided)
            .SelectMany(t => Passes(t, stratum, twice).Select(pass => Row(t, pass, items[t.Item], stratum, card, due))).Where(c => !known.Contains(c.Id)).ToList();
        session.Insert("audit_check", Columns, [.. wanted.Select(c => new object?[]
        {
            c.Id, c.Draw, c.Stratum, c.Item, c.Ticket, c.Position, c.Pass, c.Patient, c.At, c.About, c.Location, c.Auditor, c.Due, c.Status, c.Scorecard, c.ScorecardVersion, false, 1L,
        })], "ON CONFLICT DO NOTHING");
        foreach (var check in wanted) Declare(session, check, stratum.Kind, staffName);
        return wanted;
    }

    /// <summary>The work item of a check: there while it is open, and gone when it is done or void.</summary>
    public void Declare(WriteSession session, CheckRow check, string kind, string staffName) =>
        work.InTransaction(session, SubjectOf(check.Id), check.Status == CheckRow.Open ? [Item(check, kind, staffName)] : [], Finished);

    public static string SubjectOf(Guid check) => "audit:" + check.ToString("N");

    private static SubjectItem Item(CheckRow check, string kind, string staffName)
    {
        var what = WorkKinds.Of(kind).Item;
        return new()
        {
            Reason = "audit:check", Role = check.Auditor is null ? Roles.Quality : Roles.Auditor, Person = check.Auditor, Location = check.Location,
            Title = new($"Проверить {what.Ru}: {staffName}", $"Check a {what.En}: {staffName}"),
            Why = check.Pass == 2
                ? new("Вторая проверка вслепую: сверяем, одинаково ли судят аудиторы", "Second check, blind: do auditors judge alike")
                : new($"Выпал в жеребьёвке, билет {check.Position}", $"Drawn, ticket {check.Position}"),
            Due = check.Due, Link = $"/audits/checks/{check.Id:N}", Action = "check",
        };
    }

    private static IEnumerable<int> Passes(Ticket ticket, StratumRow stratum, IReadOnlySet<string> twice) =>
        stratum.Second is not null && twice.Contains(SecondKey(stratum, ticket.Item)) ? [1, 2] : [1];

    /// <summary>How an item is called among all drawn items of a period.</summary>
    public static string SecondKey(StratumRow stratum, string item) => $"{stratum.Staff}|{stratum.Kind}|{item}";

    private static CheckRow Row(Ticket ticket, int pass, AuditableItem item, StratumRow stratum, Scorecard card, DateTimeOffset due) => new()
    {
        Id = IdOf(stratum.Id, item.Id, pass), Draw = stratum.Draw, Stratum = stratum.Id, Item = item.Id, Ticket = ticket.Hash, Position = ticket.Position, Pass = pass, Patient = item.Patient,
        At = item.At, About = item.About, Location = item.Location ?? stratum.Location, Auditor = pass == 1 ? stratum.Auditor : stratum.Second, Due = due, Status = CheckRow.Open,
        Scorecard = card.Id, ScorecardVersion = card.Version, Version = 1,
    };
}
