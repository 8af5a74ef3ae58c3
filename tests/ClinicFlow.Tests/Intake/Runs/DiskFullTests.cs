using ClinicFlow.Intake.Runs;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Intake.Runs;

/// <summary>SQLite is made to believe that its disk is full: the limit of pages gives the genuine error.</summary>
public sealed class DiskFullTests
{
    private static readonly string[] Rows = [.. Enumerable.Range(1, 3000).Select(i => ImportFixture.Row(i))];

    [Fact]
    public async Task A_full_disk_is_named_nothing_is_half_written_and_the_import_goes_on_when_there_is_room()
    {
        await using var import = (await ImportFixture.Open(Store.Sqlite)).With(Rows);
        var queue = import.Clinic.Get<WriteQueue>();
        var pages = await queue.Write(Writer.Person, s => Convert.ToInt64(s.Scalar("PRAGMA page_count")));
        await queue.Write(Writer.Person, s => s.Scalar($"PRAGMA max_page_count = {pages + 150}"));

        var error = await Assert.ThrowsAsync<DiskFullException>(() => import.Run());

        Assert.Contains("is full", error.Message);
        Assert.Contains("заполнен", error.Russian);
        await queue.Write(Writer.Person, s => s.Scalar("PRAGMA max_page_count = 1000000"));
        var kept = await import.Clinic.Read(c => c.Log.CountAsync());
        Assert.InRange(kept, 1, 2 * Rows.Length - 1);
        Assert.Equal(kept, await import.Clinic.Read(c => c.EventHeads.CountAsync()));
        Assert.Contains("заполнен", (await import.Clinic.Read(c => c.ImportRuns.SingleAsync())).ErrorRu);

        var whole = await import.Run();
        Assert.Equal(2 * Rows.Length, await import.Clinic.Read(c => c.Log.CountAsync()));
        Assert.Equal(Rows.Length, whole.Rows);
        await using var undisturbed = (await ImportFixture.Open(Store.Sqlite)).With(Rows);
        await undisturbed.Run();
        Assert.Equal(await undisturbed.State(), await import.State());
    }
}
