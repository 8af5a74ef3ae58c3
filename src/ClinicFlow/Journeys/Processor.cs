using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Nodes;

namespace ClinicFlow.Journeys;

/// <summary>
/// Brings the folds up to date: patients with new events, and patients for whom time alone changed something. Folding is pure
/// and happens on every core, beside the transactions; writing happens in transactions sized so that a person never waits.
/// What somebody else folded or added to meanwhile is not written: its mark stands, and its turn comes again.
/// </summary>
public sealed class Processor(Database database, WriteQueue queue, ClinicStore clinic, Share share, TimeProvider clock, ILogger<Processor> log)
{
    private const int Slice = 8;

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

    /// <param name="partitions">Whose patients; asked before each group, because leases come and go.</param>
    private async Task<int> FoldPending(Func<int[]?> partitions, Action<int>? progress, CancellationToken cancel)
    {
        using var group = new FoldGroup(database, clinic, log);
        var total = 0;
        for (var stored = 1; stored > 0;)
        {
            stored = 0;
            var began = clinic.Model.Version;
            var ahead = Ahead(Guid.Empty);
            while (await ahead is { Count: > 0 } folded)
            {
                cancel.ThrowIfCancellationRequested();
                ahead = Ahead(folded[^1].Pending.Patient);
                stored += await Store(folded, StillPending);
                progress?.Invoke(total + stored);
            }
            total += stored;
            if (stored == 0 && clinic.Model.Version != began) stored = 1;
        }
        return total;

        Task<List<Folded>> Ahead(Guid last) => Task.Run(() => group.Anew(reader => PendingPatients.After(reader, last, Together, partitions()), clock.GetUtcNow(), Cores), cancel);
    }

    private async Task<int> FoldDue(Func<int[]?> partitions, Action<int>? progress, CancellationToken cancel)
    {
        using var group = new FoldGroup(database, clinic, log);
        var total = 0;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var began = clinic.Model.Version;
            var stored = await Store(group.Forward(clock.GetUtcNow(), Together, Cores, partitions()), AsRead);
            if (stored == 0 && clinic.Model.Version == began) return total;
            progress?.Invoke(total += stored);
        }
    }

    /// <summary>Folds the patients in a person's own transaction, so that the screen shows the effect at once.</summary>
    public void FoldNow(WriteSession session, IEnumerable<Guid> patients)
    {
        var now = clock.GetUtcNow();
        var model = clinic.Current(session);
        var folded = new List<FoldedPatient>();
        foreach (var patient in patients)
        {
            // Before the log is read: what another node appends after this keeps its mark.
            var marked = PendingPatients.Hold(session, patient);
            if (FoldedPatient.Anew(session, patient, StoredPatient.ReadToChange(session, patient), model, now) is { } one) folded.Add(one);
            if (marked) PendingPatients.Done(session, patient);
        }
        PatientStore.Write(session, folded);
    }

    /// <summary>How many are folded at a time: in short bursts while people are about.</summary>
    private int Together => queue.PeopleAbout ? 48 : 1024;

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
            (at, var written) = await queue.Write(Writer.Background, session =>
            {
                var (next, count, started) = (from, 0, clock.GetTimestamp());
                do
                {
                    var still = fresh(session, folded.GetRange(next, Math.Min(Slice, folded.Count - next)));
                    PatientStore.Write(session, [.. still.Where(f => f.Patient is not null).Select(f => f.Patient!)]);
                    count += still.Count;
                    next = Math.Min(next + Slice, folded.Count);
                }
                while (next < folded.Count && !queue.SomebodyWaits && clock.GetElapsedTime(started) < queue.Budget);
                return (next, count);
            });
            stored += written;
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
