using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Audits;
using ClinicFlow.Quality.Audits.Draws;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using static ClinicFlow.Tests.Quality.Audits.AuditStories;

namespace ClinicFlow.Tests.Quality.Audits;

/// <summary>An audited month goes the course that its workflow says.</summary>
public sealed class AuditCourseTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_month_is_frozen_a_day_after_its_close_then_checked_then_in_force(Store store)
    {
        await using var clinic = await WithAuditors(store);
        await clinic.Get<CommitDraw>().Handle(AuditPeriod.Parse("2026-05")!.Value);
        await To(clinic, "2026-06-01T10:00:00Z");
        Assert.Equal(("audit-period/month", null, null), await May(clinic));
        await To(clinic, "2026-06-02T10:00:00Z");
        // Nothing was done in May: nothing is to be checked, and nothing can be disputed.
        var (activity, frozen, results) = await May(clinic);
        Assert.Equal((null, clinic.Now, clinic.Now), (activity, frozen, results));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Checks_that_are_late_are_the_quality_managers_and_after_a_week_the_managers(Store store)
    {
        await using var clinic = await WithAuditors(store);
        await clinic.Calls("agent", 40);
        await clinic.Draw();
        await clinic.Get<RunDraws>().Handle();
        Assert.Equal("audit-period/checks", await Stands(clinic));
        Assert.Empty(await Tasks(clinic));
        clinic.Clock.Advance(TimeSpan.FromDays(11));
        await clinic.Get<RunDraws>().Handle();
        Assert.Equal([("workflow:audit-period/remind", Roles.Quality, "open")], await Tasks(clinic));
        clinic.Clock.Advance(TimeSpan.FromDays(4));
        await clinic.Get<RunDraws>().Handle();
        await clinic.Get<RunDraws>().Handle();
        Assert.Equal([("workflow:audit-period/late", Roles.Quality, "open"), ("workflow:audit-period/remind", Roles.Quality, "closed")], await Tasks(clinic));
        clinic.Clock.Advance(TimeSpan.FromDays(8));
        await clinic.Get<RunDraws>().Handle();
        Assert.Contains(("workflow:audit-period/late", Roles.Manager, "open"), await Tasks(clinic));

        await clinic.Read(c => c.AuditChecks.ExecuteUpdateAsync(s => s.SetProperty(x => x.Status, CheckRow.Done).SetProperty(x => x.ClosedAt, clinic.Now)));
        await clinic.Get<RunDraws>().Handle();
        Assert.Equal((null, clinic.Now), (await Stands(clinic), (await April(clinic)).ResultsAt));
        Assert.All(await Tasks(clinic), t => Assert.Equal("closed", t.Status));
    }

    private static async Task To(TestClinic clinic, string time)
    {
        clinic.Clock.Advance(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture) - clinic.Now);
        await clinic.Get<RunDraws>().Handle();
    }

    private static async Task<(string?, DateTimeOffset?, DateTimeOffset?)> May(TestClinic clinic)
    {
        var row = await clinic.Read(c => c.Draws.AsNoTracking().SingleAsync(d => d.Period == "2026-05"));
        return (await Stands(clinic, "2026-05"), row.FrozenAt, row.ResultsAt);
    }

    private static Task<string?> Stands(TestClinic clinic, string period = Period) => clinic.Read(c => c.Standings.AsNoTracking()
        .Where(s => s.About == "audit:" + CommitDraw.IdOf(AuditPeriod.Parse(period)!.Value).ToString("N")).Select(s => s.Workflow + "/" + s.Activity).FirstOrDefaultAsync());

    private static Task<DrawRow> April(TestClinic clinic) => clinic.Read(c => c.Draws.AsNoTracking().SingleAsync(d => d.Period == Period));

    private static async Task<List<(string Reason, string Role, string Status)>> Tasks(TestClinic clinic) =>
        [.. (await clinic.Read(c => c.WorkItems.AsNoTracking().Where(i => i.Reason.StartsWith("workflow:audit-period/")).OrderBy(i => i.Reason).Select(i => new { i.Reason, i.Role, i.Status }).ToListAsync())).Select(i => (i.Reason, i.Role, i.Status))];
}
