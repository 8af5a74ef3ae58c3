using System.Collections.Concurrent;
using System.Threading.Channels;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Nodes;
using ClinicFlow.Work.Lists;
using ClinicFlow.Work.Queue;
using Npgsql;

namespace ClinicFlow.Work.Changes;

/// <summary>
/// Carries "something changed" to the other nodes by PostgreSQL's LISTEN and NOTIFY: what kind of thing and which node said
/// it, nothing else. What is said while the line is down is lost; after that everything counts as changed.
/// </summary>
public sealed class ChangesBetweenNodes(
    ChangeFeed changes, Database database, Node node, FoundItems found, QueueCounts counts, TimeProvider clock, ILogger<ChangesBetweenNodes> log) : BackgroundService
{
    private const string Channel = "clinicflow_changes";
    /// <summary>The same kind of thing is told at most once in this time.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, byte> waiting = new();
    private readonly Channel<string> said = System.Threading.Channels.Channel.CreateUnbounded<string>(new() { SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        await Task.Yield();
        changes.Said += Note;
        try
        {
            await Task.WhenAll(Tell(cancel), Listen(cancel));
        }
        catch (OperationCanceledException)
        {
            // A stop.
        }
        finally
        {
            changes.Said -= Note;
        }
    }

    private void Note(string what)
    {
        if (waiting.TryAdd(what, 0)) said.Writer.TryWrite(what);
    }

    private async Task Tell(CancellationToken cancel)
    {
        while (await said.Reader.WaitToReadAsync(cancel))
        {
            try
            {
                using var session = new WriteSession(database, database.Open());
                while (said.Reader.TryRead(out var what))
                {
                    waiting.TryRemove(what, out _);
                    session.Scalar("SELECT pg_notify(@p0, @p1)::text", Channel, $"{node.Id:N} {what}");
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogWarning("The other nodes could not be told of a change: {Error}", error.Message);
            }
            await Task.Delay(Calm, clock, cancel);
        }
    }

    private async Task Listen(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await ListenOnce(cancel);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                log.LogWarning("The line for changes from other nodes is down: {Error}", error.Message);
            }
            await Task.Delay(Again, clock, cancel);
        }
    }

    private async Task ListenOnce(CancellationToken cancel)
    {
        // Asked for a sign of life while it is quiet: a line that died without a word would be waited on for ever.
        var line = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, KeepAlive = 5 };
        await using var connection = new NpgsqlConnection(line.ToString());
        connection.Notification += (_, notice) => Heard(notice.Payload);
        await connection.OpenAsync(cancel);
        await using (var listen = new NpgsqlCommand("LISTEN " + Channel, connection)) await listen.ExecuteNonQueryAsync(cancel);
        foreach (var what in ChangeFeed.Kinds) Changed(what);
        while (true) await connection.WaitAsync(cancel);
    }

    private void Heard(string payload)
    {
        if (payload.Split(' ', 2) is [var sender, var what] && sender != node.Id.ToString("N")) Changed(what);
    }

    private void Changed(string what)
    {
        found.Forget();
        counts.Forget();
        changes.Hear(what);
    }
}
