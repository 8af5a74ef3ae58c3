using System.Text;
using ClinicFlow.Intake.Quarantine;
using ClinicFlow.Intake.Runs;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Intake.Runs;

public sealed class ImportRunnerTests
{
    public static TheoryData<Store> Stores => Testing.Stores.Both;

    [Theory, MemberData(nameof(Stores))]
    public async Task An_import_that_is_repeated_has_no_effect(Store store)
    {
        await using var import = (await ImportFixture.Open(store)).With(ImportFixture.Row(1), ImportFixture.Row(2));

        var first = await import.Run();
        var state = await import.State();
        var second = await import.Run();

        Assert.Equal((2, 4, 4, 0), (first.Rows, first.Events, first.Accepted, first.Duplicates));
        Assert.Equal((2, 4, 0, 4), (second.Rows, second.Events, second.Accepted, second.Duplicates));
        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(4, await import.Clinic.Read(c => c.Log.CountAsync()));
        Assert.Equal(state, await import.State());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_file_that_has_grown_adds_what_is_new(Store store)
    {
        await using var import = (await ImportFixture.Open(store)).With(ImportFixture.Row(1));
        await import.Run();

        var grown = await import.With(ImportFixture.Row(1), ImportFixture.Row(2), ImportFixture.Row(3)).Run();

        Assert.Equal((3, 4, 2), (grown.Rows, grown.Accepted, grown.Duplicates));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_changed_row_gives_the_difference_and_takes_back_what_it_says_no_more(Store store)
    {
        await using var import = (await ImportFixture.Open(store)).With(ImportFixture.Row(1), ImportFixture.Row(2));
        await import.Run();

        var changed = await import.With(ImportFixture.Row(1, arrived: ""), ImportFixture.Row(2, start: "2026-05-20 09:45")).Run();

        Assert.Equal((1, 1, 0), (changed.Retracted, changed.Corrected, changed.Accepted));
        await using var fresh = (await ImportFixture.Open(store)).With(ImportFixture.Row(1, arrived: ""), ImportFixture.Row(2, start: "2026-05-20 09:45"));
        await fresh.Run();
        Assert.Equal(await fresh.State(), await import.State());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_row_may_take_everything_back_say_it_again_and_take_it_back_again(Store store)
    {
        await using var import = (await ImportFixture.Open(store)).With(ImportFixture.Row(1));
        await import.Run();
        var said = await import.State();
        var empty = ImportFixture.Row(1, booked: "", arrived: "");

        Assert.Equal(2, (await import.With(empty).Run()).Retracted);
        Assert.Equal(0, await import.Clinic.Read(c => c.Journeys.CountAsync()));
        Assert.Equal(2, (await import.With(ImportFixture.Row(1)).Run()).Corrected);
        Assert.Equal(said, await import.State());
        Assert.Equal(2, (await import.With(empty).Run()).Retracted);
        Assert.Equal(0, await import.Clinic.Read(c => c.Journeys.CountAsync()));
        // Of whom nothing is said any more there is nothing: as if nobody had looked in between.
        Assert.Empty(await import.Clinic.Read(c => c.PatientStates.Select(p => p.Subject).ToListAsync()));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_row_that_stands_twice_counts_as_it_stands_last(Store store)
    {
        await using var import = (await ImportFixture.Open(store)).With(ImportFixture.Row(1), ImportFixture.Row(1, arrived: ""));
        await import.Run();
        var state = await import.State();
        await import.Run();

        Assert.Equal(0, await import.Clinic.Read(c => c.Patients.CountAsync(p => p.LastVisitAt != null)));
        Assert.Equal(state, await import.State());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task An_import_that_is_cut_short_goes_on_and_ends_as_if_undisturbed(Store store)
    {
        var rows = Enumerable.Range(1, 700).Select(i => ImportFixture.Row(i, patient: (i % 40).ToString())).ToArray();
        await using var undisturbed = (await ImportFixture.Open(store)).With(rows);
        await undisturbed.Run();
        await using var import = (await ImportFixture.Open(store)).With(rows);
        using var stop = new CancellationTokenSource();
        import.Clinic.Get<WriteQueue>().PersonSeen();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => import.Run(progress: _ => stop.Cancel(), cancel: stop.Token));
        var cut = await import.Clinic.Read(c => c.ImportRuns.AsNoTracking().SingleAsync());
        Assert.Equal(ImportStatus.Interrupted, cut.Status);
        Assert.InRange(cut.Rows, 1, 699);
        var whole = await import.Run();

        Assert.Equal(cut.Id, whole.Id);
        Assert.Equal((700, 1400, 1400, 0), (whole.Rows, whole.Events, whole.Accepted, whole.Duplicates));
        var done = await import.Clinic.Read(c => c.ImportRuns.AsNoTracking().SingleAsync());
        Assert.Equal((ImportStatus.Done, 700L), (done.Status, done.Rows));
        Assert.Equal(700, await import.Clinic.Read(c => c.ImportFiles.Select(f => f.Rows).SingleAsync()));
        Assert.Equal(await undisturbed.State(), await import.State());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task What_was_cut_short_begins_anew_when_the_file_has_changed_since(Store store)
    {
        var rows = Enumerable.Range(1, 500).Select(i => ImportFixture.Row(i)).ToArray();
        await using var import = (await ImportFixture.Open(store)).With(rows);
        using var stop = new CancellationTokenSource();
        import.Clinic.Get<WriteQueue>().PersonSeen();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => import.Run(progress: _ => stop.Cancel(), cancel: stop.Token));
        rows[0] = ImportFixture.Row(1, arrived: "", start: "2026-05-28 09:30");

        var whole = await import.With(rows).Run();

        Assert.Equal((500, 1), (whole.Rows, whole.Retracted));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_record_above_a_megabyte_is_kept_out_with_its_place_and_reading_goes_on(Store store)
    {
        await using var import = (await ImportFixture.Open(store)).With(ImportFixture.Row(1), "2,\"" + new string('x', 1_200_000) + "\n", ImportFixture.Row(3));

        var summary = await import.Run();

        Assert.Equal(4, summary.Accepted);
        var kept = await import.Clinic.Read(c => c.Quarantine.SingleAsync());
        Assert.Equal(("row.too-long", "visits.csv", 3L, (long)Encoding.UTF8.GetByteCount(ImportFixture.Header + ImportFixture.Row(1))), (kept.Reason, kept.File, kept.Line, kept.Offset));
        Assert.InRange(kept.Raw!.Length, 1, 1 << 16);
        Assert.Equal(new ReplayResult(1, 0, 1), await import.Clinic.Get<ReplayQuarantine>().Handle(new QuarantineFilter(), "anna"));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_file_in_Windows_1251_is_read_as_such(Store store)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await using var import = await ImportFixture.Open(store);
        import.Folder.With("visits.csv", Encoding.GetEncoding(1251).GetBytes(ImportFixture.Header + ImportFixture.Row(1)));

        await import.Run();

        Assert.Equal(1, await import.Clinic.Read(c => c.Persons.CountAsync(p => p.Name == "Имя 1")));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_mistake_of_the_whole_file_is_kept_once_and_is_over_when_the_file_can_be_read(Store store)
    {
        await using var import = await ImportFixture.Open(store);
        import.Folder.With("visits.csv", "id,patient,booked,start\n1,1,2026-05-11 10:00,2026-05-20 09:30\n");

        var summary = await import.Run();
        await import.Run();
        Assert.Contains("file.missing-column", summary.Quarantined.Keys);
        Assert.All(await import.Clinic.Read(c => c.Quarantine.AsNoTracking().ToListAsync()), r => Assert.Equal((QuarantineStatus.Open, "visits.csv"), (r.Status, r.File)));

        await import.With(ImportFixture.Row(1)).Run();
        Assert.Equal(0, await import.Clinic.Read(c => c.Quarantine.CountAsync(r => r.Status == QuarantineStatus.Open)));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_row_from_the_future_is_kept_out_and_taken_when_its_time_has_come(Store store)
    {
        await using var import = (await ImportFixture.Open(store)).With(ImportFixture.Row(1, start: "2026-05-26 18:00", arrived: "2026-05-26 17:55"));

        var early = await import.Run();
        Assert.Equal((1, 1), (early.Accepted, early.Quarantined["event.future"]));
        import.Clinic.Clock.Advance(TimeSpan.FromHours(8));
        var late = await import.Run();

        Assert.Equal((1, 1), (late.Accepted, late.Duplicates));
        Assert.Equal(QuarantineStatus.Replayed, await import.Clinic.Read(c => c.Quarantine.Select(q => q.Status).SingleAsync()));
    }

    [Fact]
    public async Task A_run_that_goes_on_elsewhere_is_left_alone()
    {
        await using var import = (await ImportFixture.Open(Store.Sqlite)).With(ImportFixture.Row(1));
        var inside = 0;

        await import.Run(progress: _ =>
        {
            var run = import.Clinic.Read(c => c.ImportRuns.Select(r => r.Id).SingleAsync()).GetAwaiter().GetResult();
            if (import.Clinic.Get<Database>().IsHeld(ImportRunner.Lock(run))) inside++;
        });

        Assert.True(inside > 0);
        Assert.False(import.Clinic.Get<Database>().IsHeld(ImportRunner.Lock(await import.Clinic.Read(c => c.ImportRuns.Select(r => r.Id).SingleAsync()))));
    }
}
