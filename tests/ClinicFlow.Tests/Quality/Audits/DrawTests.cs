using ClinicFlow.Clinic;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Audits;
using ClinicFlow.Quality.Audits.Drawing;
using ClinicFlow.Quality.Audits.Draws;
using ClinicFlow.Quality.Audits.Proof;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using static ClinicFlow.Tests.Quality.Audits.AuditStories;

namespace ClinicFlow.Tests.Quality.Audits;

public sealed class DrawTests
{
    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_closed_month_is_drawn_once_and_every_drawn_item_is_somebodys_work(Store store)
    {
        await using var clinic = await WithAuditors(store);
        await clinic.Calls("agent", 40);
        await clinic.Calls("S1", 15);
        for (var run = 0; run < 3; run++) await clinic.Draw();
        var draw = await clinic.Recorded();
        Assert.Equal([("S1.calls", 2, 2), ("agent.calls", 4, 4)], draw.Strata.Select(s => (s.Name, s.Size, s.Drawn.Count)));
        Assert.Empty(DrawProof.Of(draw));
        Assert.Equal(Nonce.Commitment(draw.Nonce!), draw.Commitment);
        var checks = await clinic.Checks();
        var items = await clinic.AuditItems();
        Assert.Equal(7, checks.Count);
        Assert.Equal(1, checks.Count(c => c.Pass == 2));
        Assert.Equal(7, items.Count);
        Assert.All(items, i => Assert.Equal(("open", Roles.Auditor, clinic.Now.AddDays(14)), (i.Status, i.Role, i.Due)));
        Assert.All(items, i => Assert.Contains(i.AssignedTo, (IEnumerable<string?>)["AU1", "AU2"]));
        Assert.All(checks.GroupBy(c => c.Item).Where(g => g.Count() == 2), g => Assert.NotEqual(g.First().Auditor, g.Last().Auditor));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_nonce_is_promised_before_the_month_and_shown_to_nobody_before_the_frame_is_frozen(Store store)
    {
        await using var clinic = await WithAuditors(store);
        await clinic.Get<RunDraws>().Handle();
        var promised = await clinic.Read(c => c.Draws.AsNoTracking().OrderBy(d => d.Period).Select(d => new { d.Period, d.Commitment }).ToListAsync());
        Assert.Equal(["2026-05", "2026-06"], promised.Select(p => p.Period));
        var june = (await clinic.Get<ReadDraw>().Handle("2026-06"))!;
        Assert.Null(june.Nonce);
        Assert.True(june.CommittedAt < june.StartsAt);
        Assert.False(await clinic.Get<RunDraws>().Handle(new AuditPeriod(2026, 6), default));

        clinic.Clock.Advance(TimeSpan.FromDays(37));
        await clinic.Get<RunDraws>().Handle();
        june = (await clinic.Get<ReadDraw>().Handle("2026-06"))!;
        Assert.Equal(promised[1].Commitment, Nonce.Commitment(june.Nonce!));
        Assert.True(june.FrozenAt >= june.EndsAt && june.RevealedAt >= june.FrozenAt);
        Assert.Empty(DrawProof.Of(june));
        Assert.NotNull((await clinic.Get<ReadDraw>().Handle("2026-05"))!.Nonce);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_specialist_with_one_item_is_checked_on_that_one(Store store)
    {
        await using var clinic = await WithAuditors(store);
        await clinic.Calls("agent", 1);
        await clinic.Draw();
        var stratum = (await clinic.Recorded()).Strata.Single();
        Assert.Equal(["mis/Cagent001"], stratum.Drawn.Select(t => t.Item));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task An_auditors_own_work_is_checked_by_another_and_where_there_is_none_by_the_quality_manager(Store store)
    {
        await using var clinic = await WithAuditors(store);
        await clinic.Calls("AU1", 10);
        await clinic.Calls("AU2", 10);
        await clinic.Draw();
        Assert.All((await clinic.Recorded()).Strata, s => Assert.DoesNotContain(s.Staff, s.Auditors));
        await clinic.Read(c => c.Users.Where(u => u.Id == "id-larina").ExecuteDeleteAsync());
        await clinic.Get<ReassignChecks>().Handle();
        var strata = await clinic.Read(c => c.Strata.AsNoTracking().ToDictionaryAsync(s => s.Staff));
        Assert.Equal((null, "AU1"), (strata["AU1"].Auditor, strata["AU2"].Auditor));
        var orphan = (await clinic.AuditItems()).Single(i => i.Role == Roles.Quality && i.Status == "open");
        Assert.Null(orphan.AssignedTo);
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_checks_of_an_auditor_who_leaves_go_to_another(Store store)
    {
        await using var clinic = await WithAuditors(store);
        await clinic.Calls("agent", 40);
        await clinic.Draw();
        var stratum = await clinic.Read(c => c.Strata.AsNoTracking().SingleAsync());
        var (leaver, stays) = (stratum.Auditor!, stratum.Second!);
        await clinic.Tell("x", (clinic.Now, new StaffLeft { Staff = leaver }));
        await clinic.Read(c => c.Staff.Where(s => s.Id == leaver).ExecuteUpdateAsync(s => s.SetProperty(x => x.LeftAt, clinic.Now)));
        clinic.Clock.Advance(TimeSpan.FromHours(1));
        await clinic.Get<RunDraws>().Handle();
        var open = (await clinic.AuditItems()).Where(i => i.Status == "open").ToList();
        Assert.DoesNotContain(open, i => i.AssignedTo == leaver);
        Assert.Equal(4, open.Count(i => i.AssignedTo == stays));
        // The blind second check must not come to who makes the first.
        Assert.All((await clinic.Checks()).GroupBy(c => c.Item).Where(g => g.Count() > 1), g => Assert.Equal(g.Count(), g.Select(c => c.Auditor).Distinct().Count()));
        Assert.Empty(DrawProof.Of(await clinic.Recorded()));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task The_frame_is_what_the_log_held_at_the_close_of_the_month(Store store)
    {
        await using var clinic = await WithAuditors(store);
        var at = new DateTimeOffset(2026, 4, 10, 9, 0, 0, TimeSpan.Zero);
        await clinic.Tell("p1",
            (at.AddDays(-40), new AppointmentBooked { Appointment = "A1", Start = at, Staff = "D1", Location = "centre", BookedBy = "S9" }),
            (at, new AppointmentArrived { Appointment = "A1", ReceivedBy = "S2" }),
            (at.AddMinutes(40), new AppointmentCompleted { Appointment = "A1", Outcome = VisitOutcomes.PlanNeeded }),
            (at.AddHours(1), new PlanProposed { Plan = "P1", Staff = "S1" }), (at.AddHours(2), new PlanAgreed { Plan = "P1", Staff = "S1" }),
            (at.AddHours(3), new CallMade { Call = "C1", Staff = "agent", Outcome = "no-answer" }), (at.AddHours(4), new CallMade { Call = "C2", Outcome = "thinking" }));
        await clinic.Draw();
        var draw = await clinic.Recorded();
        Assert.Equal([("D1.consultations", "mis/A1\n"), ("S1.plans", "mis/P1\n"), ("S2.bookings", "mis/A1/arrived\n")], draw.Strata.Select(s => (s.Name, s.Frame)));
        var excluded = await clinic.Read(c => c.Draws.AsNoTracking().Select(d => d.Excluded).SingleAsync());
        Assert.Equal("calls|mis/C2|no-staff\n", excluded);
        await clinic.Calls("agent", 5);
        await clinic.Draw();
        Assert.Equivalent(draw.Strata.Select(s => s.FrameHash), (await clinic.Recorded()).Strata.Select(s => s.FrameHash));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_frame_changed_after_it_was_frozen_is_found_and_so_is_every_other_change(Store store)
    {
        await using var clinic = await WithAuditors(store);
        await clinic.Calls("agent", 40);
        await clinic.Draw();
        await Changed("UPDATE audit_stratum SET frame = frame || 'mis/Zagent999' || @p0", "\n");
        Assert.Equal("frame", DrawProof.Of(await clinic.Recorded()).Single().Code);
        await Changed("UPDATE audit_stratum SET frame = REPLACE(frame, 'mis/Zagent999' || @p0, '')", "\n");
        Assert.Empty(DrawProof.Of(await clinic.Recorded()));
        await Changed("UPDATE audit_check SET item = @p0 WHERE position = 2 AND pass = 1", "mis/Cagent001x");
        Assert.Equal("drawn", DrawProof.Of(await clinic.Recorded()).Single().Code);
        await Changed("UPDATE audit_draw SET nonce = @p0", "chosen");
        Assert.Contains("commitment", DrawProof.Of(await clinic.Recorded()).Select(f => f.Code));

        Task Changed(string sql, string value) => clinic.Get<WriteQueue>().Write(Writer.Person, session => { session.Execute(sql, value); });
    }
}
