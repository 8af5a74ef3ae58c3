using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Platform.Nodes;

/// <summary>
/// Keeps this node's share of the partitions and folds their patients: at once when a partition comes to it, because its
/// holder may have died in the midst of work, and every few seconds otherwise.
/// </summary>
public sealed class HoldShare(Database database, Node node, Share share, Processor processor, TimeProvider clock, ILogger<HoldShare> log) : BackgroundService
{
    /// <summary>A node that says nothing for this long is taken for dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(2), FoldEvery = TimeSpan.FromSeconds(15);

    private bool reachable = true;

    protected override async Task ExecuteAsync(CancellationToken cancel)
    {
        await Task.Yield();
        var (folding, wanted, last) = (Task.CompletedTask, false, clock.GetTimestamp());
        using var timer = new PeriodicTimer(RenewEvery, clock);
        try
        {
            do
            {
                wanted |= Renew() || clock.GetElapsedTime(last) >= FoldEvery;
                if (!wanted || !folding.IsCompleted) continue;
                (wanted, last) = (false, clock.GetTimestamp());
                folding = Task.Run(() => Fold(cancel), CancellationToken.None);
            }
            while (await timer.WaitForNextTickAsync(cancel));
        }
        catch (OperationCanceledException)
        {
            await folding;
            GiveBack();
        }
    }

    /// <summary>On a connection of its own: in the queue of writes a lease would wait behind long transactions.</summary>
    private bool Renew()
    {
        try
        {
            var since = clock.GetTimestamp();
            var held = InTransaction(session => PartitionLeases.Renew(session, node, Lease));
            if (!reachable || held.Length != share.Partitions?.Length) log.LogInformation("Node {Node} folds {Held} of {All} partitions", node.Name, held.Length, Partitions.Count);
            reachable = true;
            return share.Set(held, since, Lease);
        }
        catch (Exception error)
        {
            if (reachable) log.LogWarning(error, "Node {Node} can't renew its leases; it folds nobody until it can", node.Name);
            return reachable = false;
        }
    }

    private async Task Fold(CancellationToken cancel)
    {
        try
        {
            await processor.FoldShare(cancel);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "Folding stopped; it goes on in some seconds");
        }
        catch (OperationCanceledException)
        {
            // A stop: the marks stand, and another node goes on.
        }
    }

    private void GiveBack()
    {
        try
        {
            InTransaction(session => { PartitionLeases.GiveBack(session, node); return true; });
        }
        catch (System.Data.Common.DbException error)
        {
            log.LogWarning(error, "Node {Node} could not give back its leases; they end by themselves", node.Name);
        }
    }

    private T InTransaction<T>(Func<WriteSession, T> work)
    {
        using var session = new WriteSession(database, database.Open());
        session.Begin();
        var result = work(session);
        session.Commit();
        return result;
    }
}
