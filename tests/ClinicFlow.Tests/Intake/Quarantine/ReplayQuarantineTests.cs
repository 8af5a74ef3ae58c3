using ClinicFlow.Intake.Quarantine;
using ClinicFlow.Intake.Runs;
using ClinicFlow.Tests.Intake.Api;
using ClinicFlow.Tests.Intake.Runs;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Intake.Quarantine;

public sealed class ReplayQuarantineTests
{
    public static TheoryData<Store> Stores => Testing.Stores.Both;

    private static readonly string Broken = ImportFixture.Row(1).Replace("2026-05-11 10:00", "2026/05/11 10:00");
    private static readonly string Mended = ImportFixture.Mapping.Replace("\"files\": [ {", "\"files\": [ { \"columns\": { \"booked\": { \"dateTime\": [\"yyyy/MM/dd HH:mm\", \"yyyy-MM-dd HH:mm\"] } },");

    [Theory, MemberData(nameof(Stores))]
    public async Task A_refused_row_is_taken_after_the_mapping_was_mended_and_only_once(Store store)
    {
        await using var import = (await ImportFixture.Open(store)).With(Broken, ImportFixture.Row(2));
        Assert.Equal(1, (await import.Run()).Quarantined["row.impossible-date"]);
        Assert.Equal(new ReplayResult(1, 0, 1), await Replay(import));
        import.Clinic.Get<MappingStore>().Save("visits", Mended);

        Assert.Equal(new ReplayResult(1, 1, 0), await Replay(import));

        Assert.Equal(new ReplayResult(0, 0, 0), await Replay(import));
        Assert.Equal(2, await import.Clinic.Read(c => c.Journeys.CountAsync()));
        var again = await import.Run(Mended);
        Assert.Equal((0, 0, 4), (again.Accepted, again.Corrected, again.Duplicates));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_row_whose_text_was_mended_is_taken_and_the_text_before_is_kept(Store store)
    {
        await using var import = (await ImportFixture.Open(store)).With(Broken);
        await import.Run();
        var record = await import.Clinic.Read(c => c.Quarantine.AsNoTracking().SingleAsync());

        Assert.Equal(QuarantineActs.Done.Yes, await import.Clinic.Get<QuarantineActs>().Mend(record.Id, ImportFixture.Row(1).TrimEnd('\n'), "anna"));
        Assert.Equal(new ReplayResult(1, 1, 0), await Replay(import));

        var acts = await import.Clinic.Read(c => c.QuarantineActs.OrderBy(a => a.Kind).ToListAsync());
        Assert.Equal([("mended", "anna", Broken.TrimEnd('\n')), ("replayed", "boris", null)], acts.Select(a => (a.Kind, a.By, a.Text)));
        Assert.Equal(1, await import.Clinic.Read(c => c.Journeys.CountAsync()));
        Assert.Equal(QuarantineActs.Done.NotOpen, await import.Clinic.Get<QuarantineActs>().Mend(record.Id, "x", "anna"));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task What_is_still_wrong_stays_with_the_reason_that_it_has_now(Store store)
    {
        await using var import = (await ImportFixture.Open(store)).With(Broken);
        await import.Run();
        var record = await import.Clinic.Read(c => c.Quarantine.AsNoTracking().SingleAsync());
        await import.Clinic.Get<QuarantineActs>().Mend(record.Id, "1,1,2026-05-11 10:00", "anna");

        Assert.Equal(new ReplayResult(1, 0, 1), await Replay(import));

        Assert.Equal("row.field-count", await import.Clinic.Read(c => c.Quarantine.Select(q => q.Reason).SingleAsync()));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_refused_row_does_not_come_back_over_a_newer_one(Store store)
    {
        await using var import = (await ImportFixture.Open(store)).With(Broken);
        await import.Run();
        await import.With(ImportFixture.Row(1, start: "2026-05-30 12:00", arrived: "")).Run();

        Assert.Equal(QuarantineStatus.Replayed, await import.Clinic.Read(c => c.Quarantine.Select(q => q.Status).SingleAsync()));
        Assert.Equal(["superseded"], await import.Clinic.Read(c => c.QuarantineActs.Select(a => a.Kind).ToListAsync()));
        Assert.Equal(1, await import.Clinic.Read(c => c.Log.CountAsync()));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Of_a_row_that_was_refused_twice_the_newer_word_is_taken(Store store)
    {
        await using var import = (await ImportFixture.Open(store)).With(Broken);
        await import.Run();
        import.Clinic.Clock.Advance(TimeSpan.FromMinutes(1));
        await import.With(Broken.Replace("2026-05-20 09:30", "2026-05-21 09:30").Replace("2026-05-20 09:25", "")).Run();
        import.Clinic.Get<MappingStore>().Save("visits", Mended);

        await Replay(import);

        Assert.Equal(0, await import.Clinic.Read(c => c.Quarantine.CountAsync(q => q.Status == QuarantineStatus.Open)));
        Assert.Equal(1, await import.Clinic.Read(c => c.Log.CountAsync()));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task An_event_whose_text_was_mended_is_taken(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.SendAll(CloudEvent.Of("e1", "appointment.boked", "P1", clinic.Now.AddDays(-1), new { appointment = "A1", start = clinic.Now.AddDays(3) }));
        var record = await clinic.Read(c => c.Quarantine.AsNoTracking().SingleAsync());
        await clinic.Get<QuarantineActs>().Mend(record.Id, record.Raw!.Replace("boked", "booked"), "anna");

        Assert.Equal(new ReplayResult(1, 1, 0), await clinic.Get<ReplayQuarantine>().Handle(new QuarantineFilter(Reason: "event.unknown-type"), "anna"));

        Assert.Equal(1, await clinic.Read(c => c.Journeys.CountAsync()));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_dismissed_record_is_not_replayed(Store store)
    {
        await using var import = (await ImportFixture.Open(store)).With(Broken);
        await import.Run();
        var record = await import.Clinic.Read(c => c.Quarantine.AsNoTracking().SingleAsync());

        await import.Clinic.Get<QuarantineActs>().Dismiss(record.Id, "проба", "anna");

        Assert.Equal(new ReplayResult(0, 0, 0), await Replay(import));
        var act = await import.Clinic.Read(c => c.QuarantineActs.SingleAsync());
        Assert.Equal(("dismissed", "проба", "anna"), (act.Kind, act.Text, act.By));
    }

    private static Task<ReplayResult> Replay(ImportFixture import) => import.Clinic.Get<ReplayQuarantine>().Handle(new QuarantineFilter(), "boris");
}
