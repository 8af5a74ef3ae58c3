using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Nodes;
using ClinicFlow.Quality.Studio.Health;

namespace ClinicFlow.Journeys;

/// <summary>
/// Brings the folds up to date: patients with new events, and patients for whom time alone changed something. Folding is pure
/// and happens on every core, beside the transactions; writing happens in transactions sized so that a person never waits.
/// What somebody else folded or added to meanwhile is not written: its mark stands, and its turn comes again.
/// </summary>
public sealed class Processor(Database database, WriteQueue queue, ClinicStore clinic, Share share, GuardRules guard, TimeProvider clock, ILogger<Processor> log)
{
    private const int Slice = 8, GroupsAhead = 4, Enough = 2;

    private readonly SemaphoreSlim own = new(1);

    /// <summary>Folds everybody with events in the log that are not folded yet: first this node's share, so that others can do theirs meanwhile, then what is left.</summary>
    public async Task<int> FoldPending(Action<int>? progress = null, CancellationToken cancel = default)
    {
        var first = share.Partitions is null ? 0 : await FoldPending(() => share.Partitions, progress, cancel);
        return first + await FoldPending(() => null, stored => progress?.Invoke(first + stored), cancel);
    }

    /// <summary>Folds this node's share of those with new events and of those who are due.</summary>
    public async Task FoldShare(CancellationToken cancel = default)
    {
        await own.WaitAsync(cancel);
        try
        {
            await FoldPending(() => share.Partitions, null, cancel);
            await FoldDue(() => share.Partitions, null, cancel);
        }
        finally
        {
            own.Release();
        }
    }

    /// <summary>Folds forward whoever is due: deadlines, healing times, the nightly evaluation.</summary>
    public Task<int> FoldDue(Action<int>? progress = null, CancellationToken cancel = default) => FoldDue(() => null, progress, cancel);

    /// <summary>Ends when nobody is pending any more. Who could not be written, because somebody added to it or is at work on it, is folded again.</summary>
    /// <param name="partitions">Whose patients; asked before each group, because leases come and go.</param>
    private async Task<int> FoldPending(Func<int[]?> partitions, Action<int>? progress, CancellationToken cancel)
    {
        using var group = new FoldGroup(database, clinic, log);
        for (var total = 0; ;)
        {
            var stored = 0;
            Guid? left = null;
            await foreach (var folded in Ahead(group, partitions, cancel))
            {
                left ??= folded[0].Pending.Patient;
                stored += await Store(folded, StillPending);
                progress?.Invoke(total + stored);
            }
            total += stored;
            if (left is not { } patient) return total;
            if (stored == 0) await Wait("pending_patient", patient);
        }
    }

    /// <summary>
    /// Folds on while the ones before are written, a few groups ahead and no more, so that memory stays what it is; once enough
    /// lies ready, on one core, because whoever writes is what everybody waits for.
    /// </summary>
    private async IAsyncEnumerable<List<Folded>> Ahead(FoldGroup group, Func<int[]?> partitions, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var folded = Channel.CreateBounded<List<Folded>>(GroupsAhead);
        var folding = Task.Run(Fold, CancellationToken.None);
        try
        {
            await foreach (var some in folded.Reader.ReadAllAsync(cancel)) yield return some;
        }
        finally
        {
            await stop.CancelAsync();
            await folding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task Fold()
        {
            try
            {
                for (var last = Guid.Empty; group.Pending(last, Together, partitions()) is [.., var end] pending; last = end.Patient)
                {
                    var some = group.Anew(pending, clock.GetUtcNow(), folded.Reader.Count < Enough ? Cores : 1);
                    if (some.Count > 0) await folded.Writer.WriteAsync(some, stop.Token);
                }
                folded.Writer.Complete();
            }
            catch (Exception error)
            {
                folded.Writer.Complete(error);
            }
        }
    }

    private async Task<int> FoldDue(Func<int[]?> partitions, Action<int>? progress, CancellationToken cancel)
    {
        using var group = new FoldGroup(database, clinic, log);
        for (var total = 0; ;)
        {
            cancel.ThrowIfCancellationRequested();
            var now = clock.GetUtcNow();
            if (group.Due(now, Together, partitions()) is not [var first, ..] due) return total;
            var folded = group.Forward(due, now, Cores);
            var stored = await Store(folded, AsRead);
            if (stored == 0 && folded.Count > 0) await Wait("patient_state", first.Patient);
            total += stored;
            progress?.Invoke(total);
        }
    }

    private Task Wait(string table, Guid patient) => queue.Write(Writer.Background, session => RowLocks.Wait(session, table, patient));

    /// <summary>Folds the patients in a person's own transaction, so that the screen shows the effect at once.</summary>
    public void FoldNow(WriteSession session, IEnumerable<Guid> patients)
    {
        var now = clock.GetUtcNow();
        // Before the log and the clinic's picture are read: what another node appends or changes after this keeps its mark. In the
        // order of the keys, as everybody takes marks: nobody waits for somebody who waits for them.
        var held = patients.Distinct().Order().Select(p => (Patient: p, Marked: PendingPatients.Hold(session, p))).ToList();
        var model = clinic.Current(session);
        var folded = new List<FoldedPatient>();
        foreach (var (patient, marked) in held)
        {
            if (FoldedPatient.Anew(session, patient, StoredPatient.ReadToChange(session, patient), model, now) is { } one) folded.Add(one);
            if (marked) PendingPatients.Done(session, patient);
        }
        PatientStore.Write(session, folded);
    }

    /// <summary>How many are folded at a time: in short bursts while people are about.</summary>
    private int Together => queue.PeopleAbout ? 48 : 256;

    /// <summary>While somebody works at a screen, one core is left to them.</summary>
    private int Cores => queue.PeopleAbout ? 1 : Environment.ProcessorCount;

    /// <summary>Writes in slices, as many in a transaction as its time allows and until a person waits.</summary>
    private async Task<int> Store(List<Folded> folded, Func<WriteSession, IReadOnlyList<Folded>, IReadOnlyList<Folded>> fresh)
    {
        var stored = 0;
        for (var at = 0; at < folded.Count;)
        {
            var from = at;
            var began = clock.GetTimestamp();
            (at, var written, var failures) = await queue.Write(Writer.Background, session =>
            {
                var (next, count, started, tally) = (from, 0, clock.GetTimestamp(), new RuleTally());
                do
                {
                    var still = fresh(session, folded.GetRange(next, Math.Min(Slice, folded.Count - next)));
                    PatientStore.Write(session, [.. still.Where(f => f.Patient is not null).Select(f => f.Patient!)]);
                    foreach (var one in still) if (one.Patient is { } folded) tally.Add(folded.Tally);
                    count += still.Count;
                    next = Math.Min(next + Slice, folded.Count);
                }
                while (next < folded.Count && !queue.SomebodyWaits && clock.GetElapsedTime(started) < queue.Budget);
                RuleHealthRows.Write(session, tally, clock.GetUtcNow());
                return (next, count, tally.Errors);
            });
            stored += written;
            if (failures) await guard.Settle();
            await queue.Rest(clock.GetElapsedTime(began));
        }
        return stored;
    }

    /// <summary>Those to whom nothing was added since they were read; their marks go.</summary>
    private static List<Folded> StillPending(WriteSession session, IReadOnlyList<Folded> folded)
    {
        var marked = PendingPatients.StillMarked(session, folded.Select(f => f.Pending));
        var fresh = AsRead(session, [.. folded.Where(f => marked.Contains(f.Pending.Patient))]);
        foreach (var one in fresh) PendingPatients.Done(session, one.Pending.Patient);
        return fresh;
    }

    /// <summary>Those whose stored state is still the one that was read.</summary>
    private static List<Folded> AsRead(WriteSession session, IReadOnlyList<Folded> folded)
    {
        // Folded by rules that are in force no more: its turn comes again, by those that are.
        if (folded.Count == 0 || ClinicVersion.Hold(session) != folded[0].Clinic) return [];
        var versions = RowLocks.Take(session, "SELECT patient, version FROM patient_state WHERE patient", folded.Select(f => f.Pending.Patient));
        return [.. folded.Where(f => f.Patient is null || versions.GetValueOrDefault(f.Pending.Patient) == f.Patient.Version)];
    }
}
