using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.Demo;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Time;
using ClinicFlow.Quality.Audits;
using ClinicFlow.Quality.Audits.Checks;
using ClinicFlow.Quality.Audits.Drawing;
using ClinicFlow.Quality.Audits.Draws;
using ClinicFlow.Quality.Audits.Proof;
using ClinicFlow.Quality.Audits.Scorecards;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Demo;

/// <summary>
/// The random audit of the demo clinic, as if it had run for two months: each drawn when it was due, the older one checked, of the
/// last one most; with offenders who are found, replacements and second checks.
/// </summary>
public sealed class DemoAudits(IServiceProvider services, WriteQueue queue, ClinicStore clinic, IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    private const string Done = "demo-audits";
    private const int Months = 2;
    /// <summary>Of a hundred checks of the last month so many are made.</summary>
    private const int MadeOfLast = 88;

    private static readonly string[] Reasons = ["в записи этого нет", "спросил, но позже, чем нужно", "сказано не полностью", "в карте не отмечено", "пациент переспросил сам"];

    public async Task Perform(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.Settings.AnyAsync(s => s.Name == Done, cancel)) return;
        var zone = clinic.Model.Default.Zone;
        var present = AuditPeriod.At(clock.GetUtcNow(), zone);
        var period = present;
        for (var i = 0; i < Months; i++) period = period.Previous;
        for (; period.Span(zone).To <= clock.GetUtcNow(); period = period.Next) await Month(period, last: period.Next == present, cancel);
        foreach (var month in new[] { present, present.Next }) await At<CommitDraw>(Earlier(month.Previous.Span(zone).From.AddMinutes(5))).Handle(month);
        await queue.Write(Writer.Background, session => session.Insert("setting", ["name", "value"], [[Done, "1"]], "ON CONFLICT DO NOTHING"));
    }

    private async Task Month(AuditPeriod period, bool last, CancellationToken cancel)
    {
        var (from, to) = period.Span(clinic.Model.Default.Zone);
        await At<CommitDraw>(from.AddDays(-1)).Handle(period);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var draw = await context.Draws.AsNoTracking().FirstAsync(d => d.Period == period.ToString(), cancel);
        if (draw.FrozenAt is null) await At<FreezeFrame>(to.AddMinutes(5)).Handle(draw, cancel);
        if (draw.DrawnAt is null) await At<DrawItems>(to.AddHours(9)).Handle(draw, cancel);
        var auditors = await context.Users.AsNoTracking().Where(u => u.Role == Roles.Auditor && u.Staff != null).ToDictionaryAsync(u => u.Staff!, cancel);
        // What replaces an item that could not be checked comes up in the second round.
        for (var round = 0; round < 2; round++)
        {
            var checks = await Open(draw.Id, cancel);
            for (var i = 0; i < checks.Count; i++)
                if (!last || Chance(checks[i].Id, "made") < MadeOfLast) await Check(checks[i], Earlier(to.AddDays(1 + (i * 9.0 / checks.Count)).AddHours(9)), auditors, cancel);
        }
    }

    private async Task<IReadOnlyList<Drawn>> Open(Guid draw, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.AuditChecks.AsNoTracking().Where(c => c.Draw == draw && c.Status == CheckRow.Open && c.Auditor != null).OrderBy(c => c.Id)
            .Join(context.Strata, c => c.Stratum, s => s.Id, (c, s) => new Drawn(c.Id, c.Auditor!, c.Scorecard, s.Staff, c.Pass, c.Item)).ToListAsync(cancel);
    }

    private Task Check(Drawn check, DateTimeOffset when, IReadOnlyDictionary<string, ClinicUser> auditors, CancellationToken cancel)
    {
        var user = auditors[check.Auditor];
        var auditor = new Viewer(user.UserName!, user.DisplayName ?? "", user.Role, user.Staff, user.Location) { User = user.Id };
        return check.Pass == 1 && Chance(check.Id, "void") < 2
            ? At<VoidCheck>(when).Handle(check.Id, new(VoidReasons.RecordMissing, "запись не сохранилась", 1), auditor, cancel)
            : At<CompleteCheck>(when).Finish(check.Id, Answers(check), auditor);
    }

    /// <summary>Two who check the same item mostly find the same: what is so hangs on the item, what is seen a little on who looks.</summary>
    private CheckAnswers Answers(Drawn check)
    {
        var card = services.GetRequiredService<ScorecardStore>().Of(check.Scorecard);
        var answers = card.Criteria.ToDictionary(c => c.Id, c =>
        {
            var item = Key.Of(check.Item, check.Scorecard);
            if (c.How?.En.Contains("ot applicable", StringComparison.Ordinal) == true && Chance(item, "na" + c.Id) < 35) return new CriterionAnswer(Mark.NotApplicable);
            var broken = Chance(item, c.Id) < Rate(check.Staff, c) != Chance(check.Id, "eye" + c.Id) < 2;
            return broken ? new CriterionAnswer(Mark.No, Reasons[Chance(item, "why" + c.Id) % Reasons.Length]) : new CriterionAnswer(Mark.Yes);
        });
        return new(answers, null, 1);
    }

    private static int Rate(string staff, Criterion criterion) => (staff, criterion.Id) switch
    {
        (DemoRates.LateAgent, "pain") => 45,
        (DemoRates.ForgetfulDesk, "next") => 40,
        (DemoRates.CarelessDoctor, "priced" or "outcome") => 45,
        (DemoRates.SlowCurator, "in-time") => 40,
        _ => criterion.Gate is null ? 2 : 1,
    };

    /// <summary>A number of 0 … 99 that hangs on these alone.</summary>
    private static int Chance(Guid id, string what) => Key.Of(id.ToString("N"), what).ToByteArray()[0] * 100 / 256;

    private DateTimeOffset Earlier(DateTimeOffset time) => time < clock.GetUtcNow() ? time : clock.GetUtcNow();

    /// <summary>A use case that believes it is then.</summary>
    private T At<T>(DateTimeOffset time) where T : class => ActivatorUtilities.CreateInstance<T>(services, new AsOfClock(time));

    private sealed record Drawn(Guid Id, string Auditor, string Scorecard, string Staff, int Pass, string Item);
}
