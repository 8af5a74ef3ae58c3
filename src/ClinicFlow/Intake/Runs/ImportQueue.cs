using System.Collections.Concurrent;
using System.Threading.Channels;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Work.Changes;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Intake.Runs;

/// <summary>
/// Runs the imports that were started from a page, one after another, and takes up those that a stop or a kill cut short: at
/// start-up, and where other nodes may die beside this one, all the time. A run is held from the moment it waits: so one node
/// alone has it. What the command line began is shown as interrupted and left to the command line.
/// </summary>
public sealed class ImportQueue(
    Database database, WriteQueue queue, ImportRunner runner, MappingStore mappings, IDbContextFactory<ClinicContext> contexts, ClinicOptions options, ChangeFeed changes, ILogger<ImportQueue> log) : BackgroundService
{
    private readonly Channel<Guid> waiting = Channel.CreateUnbounded<Guid>(new() { SingleReader = true });
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<Guid, Waiting> mine = new();

    /// <summary>Whether the run waits or goes on, here or in another process on the same database.</summary>
    public bool IsAlive(Guid run) => mine.ContainsKey(run) || database.IsHeld(ImportRunner.Lock(run));

    /// <summary>Lines the run up, unless another node was faster.</summary>
    public void Add(Guid run)
    {
        if (database.TryHold(ImportRunner.Lock(run)) is { } held) Add(run, held);
    }

    /// <summary>Completes when the run has come to an end, whatever end; at once for one that neither waits nor goes on here.</summary>
    public Task End(Guid run) => mine.TryGetValue(run, out var one) ? one.End.Task : Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        await Task.Yield();
        try
        {
            await TakeUp(cancel);
            await Task.WhenAll(RunAll(cancel), database.IsPostgres ? LookForDead(cancel) : Task.CompletedTask);
        }
        catch (OperationCanceledException)
        {
            // A stop: the runs are taken up by the next start, or by another node.
        }
        finally
        {
            foreach (var one in mine.Values) one.Held.Dispose();
        }
    }

    private async Task RunAll(CancellationToken cancel)
    {
        await foreach (var run in waiting.Reader.ReadAllAsync(cancel)) await Run(run, cancel);
    }

    private async Task LookForDead(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(LookEvery, options.Clock);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            try { await TakeUp(cancel); }
            catch (Exception error) when (error is not OperationCanceledException) { log.LogWarning("Could not look for imports that were cut short: {Error}", error.Message); }
        }
    }

    private void Add(Guid run, IDisposable held)
    {
        if (mine.TryAdd(run, new(held))) waiting.Writer.TryWrite(run);
        else held.Dispose();
    }

    /// <summary>Marks what was cut short as interrupted, and lines up what was started from a page.</summary>
    public async Task TakeUp(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var cut = await context.ImportRuns.AsNoTracking().Where(r => r.Status == ImportStatus.Running || r.Status == ImportStatus.Interrupted).OrderBy(r => r.StartedAt).ToListAsync(cancel);
        foreach (var run in cut.Where(r => !IsAlive(r.Id)))
        {
            // A node that has no such folder leaves the run to one that has.
            var ours = IsUpload(run.Folder) && Directory.Exists(run.Folder);
            if (!ours && run.Status != ImportStatus.Running) continue;
            if (database.TryHold(ImportRunner.Lock(run.Id)) is not { } held) continue;
            await queue.Write(Writer.Background, session =>
                session.Execute("UPDATE import_run SET status = @p0 WHERE id = @p1 AND status = @p2", (int)ImportStatus.Interrupted, run.Id, (int)ImportStatus.Running));
            if (ours) Add(run.Id, held);
            else held.Dispose();
        }
    }

    private async Task Run(Guid id, CancellationToken cancel)
    {
        try
        {
            if (await Request(id, cancel) is { } request) await runner.Run(request, _ => changes.Say("imports"), cancel, id, mine[id].Held);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "Import {Import} stopped", id);
        }
        finally
        {
            if (mine.TryRemove(id, out var one)) one.Done();
            foreach (var what in (ReadOnlySpan<string>)["imports", "plans", "patients"]) changes.Say(what);
        }
    }

    private async Task<ImportRequest?> Request(Guid id, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var run = await context.ImportRuns.AsNoTracking().FirstAsync(r => r.Id == id, cancel);
        // Another node brought it to its end between our look and our hold.
        if (run.Status is ImportStatus.Done or ImportStatus.Failed) return null;
        var plan = mappings.Resolve(run.Mapping) is { } text ? MappingReader.Read(text, run.Mapping).Plan : null;
        if (plan is not null && Directory.Exists(run.Folder)) return new ImportRequest(plan, run.Mapping, run.Folder, By: run.By);
        var missing = plan is null ? $"the mapping {run.Mapping} is gone or has mistakes." : "its files are gone.";
        await ImportRunStore.Finish(queue, id, ImportStatus.Failed, options.Clock.GetUtcNow(), new FileNotFoundException(missing));
        return null;
    }

    private sealed record Waiting(IDisposable Held)
    {
        public TaskCompletionSource End { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Done()
        {
            Held.Dispose();
            End.SetResult();
        }
    }

    private bool IsUpload(string folder) => Path.GetFullPath(folder).StartsWith(Path.GetFullPath(options.Data.Uploads) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
