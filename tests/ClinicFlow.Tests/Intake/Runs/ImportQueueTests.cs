using ClinicFlow.Intake.Runs;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Tests.Intake.Runs;

public sealed class ImportQueueTests
{
    public static TheoryData<Store> Stores => Testing.Stores.Both;

    [Theory, MemberData(nameof(Stores))]
    public async Task A_start_takes_up_what_a_kill_cut_short_and_leaves_the_command_line_its_own(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        clinic.Get<MappingStore>().Save("visits", ImportFixture.Mapping);
        var ours = Run(Path.Combine(clinic.Options.Data.Uploads, "one"), clinic.Now);
        var theirs = Run(Path.Combine(clinic.Options.Data.Folder, "elsewhere"), clinic.Now);
        await clinic.Add(ours, theirs);
        using var queue = ActivatorUtilities.CreateInstance<ImportQueue>(clinic.Get<IServiceProvider>());

        await queue.TakeUp(CancellationToken.None);
        Assert.All(await clinic.Read(c => c.ImportRuns.AsNoTracking().ToListAsync()), r => Assert.Equal(ImportStatus.Interrupted, r.Status));
        await queue.StartAsync(CancellationToken.None);
        await queue.End(ours.Id);
        await queue.StopAsync(CancellationToken.None);

        var after = await clinic.Read(c => c.ImportRuns.AsNoTracking().ToDictionaryAsync(r => r.Id));
        Assert.Equal((ImportStatus.Done, 2L), (after[ours.Id].Status, after[ours.Id].Accepted));
        Assert.Equal(ImportStatus.Interrupted, after[theirs.Id].Status);
    }

    [Fact]
    public async Task A_run_whose_files_are_gone_fails_and_says_so()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);
        clinic.Get<MappingStore>().Save("visits", ImportFixture.Mapping);
        var run = Run(Path.Combine(clinic.Options.Data.Uploads, "one"), clinic.Now);
        Directory.Delete(run.Folder, recursive: true);
        await clinic.Add(run);
        using var queue = ActivatorUtilities.CreateInstance<ImportQueue>(clinic.Get<IServiceProvider>());

        queue.Add(run.Id);
        await queue.StartAsync(CancellationToken.None);
        await queue.End(run.Id);
        await queue.StopAsync(CancellationToken.None);

        var after = await clinic.Read(c => c.ImportRuns.AsNoTracking().SingleAsync());
        Assert.Equal(ImportStatus.Failed, after.Status);
        Assert.Contains("files are gone", after.ErrorEn);
    }

    /// <summary>A run as a killed process leaves it, over a folder with one row.</summary>
    private static ImportRun Run(string folder, DateTimeOffset now)
    {
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(folder).FullName, "visits.csv"), ImportFixture.Header + ImportFixture.Row(1));
        return new ImportRun { Id = Guid.CreateVersion7(), Mapping = "visits", Source = "mis", Folder = folder, StartedAt = now, Status = ImportStatus.Running };
    }
}
