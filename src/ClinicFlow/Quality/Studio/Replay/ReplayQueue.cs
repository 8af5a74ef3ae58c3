using System.Threading.Channels;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work.Changes;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>
/// Runs what was asked for, one replay at a time on each node, whether or not the page that asked is still open. A replay is
/// held while it runs: where its process dies, another one, or the next start, takes it up.
/// </summary>
public sealed class ReplayQueue(
    Database database, IDbContextFactory<ClinicContext> contexts, PrepareReplay prepare, RunReplay run, StoreReplay store, ChangeFeed changes, TimeProvider clock, ILogger<ReplayQueue> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5), TellEvery = TimeSpan.FromSeconds(1);
    private readonly Channel<bool> asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock gate = new();
    private (Guid Id, CancellationTokenSource Stop)? running;

    /// <summary>Says that there may be something to do.</summary>
    public void Look() => asked.Writer.TryWrite(true);

    /// <returns>False if it had come to its end already.</returns>
    public async Task<bool> Cancel(Guid id)
    {
        var cancelled = await store.End(id, ReplayRow.Cancelled);
        lock (gate)
            if (running is { } one && one.Id == id) one.Stop.Cancel();
        if (cancelled) changes.Say("replays");
        return cancelled;
    }

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        await Task.Yield();
        await using var timer = clock.CreateTimer(_ => Look(), null, TimeSpan.Zero, LookEvery);
        try
        {
            while (await asked.Reader.WaitToReadAsync(cancel))
            {
                asked.Reader.TryRead(out _);
                try { await RunAll(cancel); }
                catch (Exception error) when (error is not OperationCanceledException) { log.LogWarning("Could not look for replays: {Error}", error.Message); }
            }
        }
        catch (OperationCanceledException)
        {
            // A stop: what runs is taken up by the next start, or by another node.
        }
    }

    /// <summary>Runs what waits, and what somebody left when his process died, until nothing is left that nobody holds.</summary>
    public async Task RunAll(CancellationToken cancel = default)
    {
        while (await Next(cancel) is { } next)
            using (next.Held) await Run(next.Row, cancel);
    }

    private async Task<(ReplayRow Row, IDisposable Held)?> Next(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var open = context.Replays.AsNoTracking().Where(r => r.Status == ReplayRow.Waiting || r.Status == ReplayRow.Running);
        foreach (var row in await open.OrderBy(r => r.AskedAt).ToListAsync(cancel))
        {
            if (database.TryHold("replay " + row.Id.ToString("N")) is not { } held) continue;
            // Another node brought it to its end between our look and our hold.
            if (await open.AnyAsync(r => r.Id == row.Id, cancel)) return (row, held);
            held.Dispose();
        }
        return null;
    }

    private async Task Run(ReplayRow row, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        lock (gate) running = (row.Id, stop);
        try
        {
            if (!await store.Progress(row.Id, 0)) return;
            changes.Say("replays");
            var began = clock.GetTimestamp();
            var replay = prepare.Of(row.Name, row.Text, row.Days, row.Location);
            var found = await Task.Run(() => run.Run(replay, Teller(row.Id, stop), cancel: stop.Token), stop.Token);
            await store.Done(row, CountReplay.Of(replay, found, clock.GetElapsedTime(began).TotalSeconds), found.Journeys);
        }
        catch (OperationCanceledException)
        {
            cancel.ThrowIfCancellationRequested();
        }
        catch (Exception error)
        {
            log.LogError(error, "Replay {Replay} stopped", row.Id);
            await store.End(row.Id, ReplayRow.Failed);
        }
        finally
        {
            lock (gate) running = null;
            changes.Say("replays");
        }
    }

    /// <summary>Writes down how far it has come, once a second; learns so of a cancel on another node.</summary>
    private Action<double> Teller(Guid id, CancellationTokenSource stop)
    {
        var told = clock.GetTimestamp();
        return share =>
        {
            if (clock.GetElapsedTime(told) < TellEvery) return;
            told = clock.GetTimestamp();
            if (!store.Progress(id, share).GetAwaiter().GetResult()) stop.Cancel();
            changes.Say("replays");
        };
    }
}
