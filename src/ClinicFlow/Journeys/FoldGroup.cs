using System.Collections.Concurrent;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Journeys;

/// <summary>What was to be folded, and the fold; null if nothing is known of that patient.</summary>
/// <param name="Clinic">The version of the clinic's picture that it was folded by.</param>
public sealed record Folded(Pending Pending, FoldedPatient? Patient, long Clinic);

/// <summary>
/// Folds some patients at a time on several cores, each with a reading connection of its own. Whose fold fails is told in the
/// log, stays as it is and holds up nobody else.
/// </summary>
public sealed class FoldGroup(Database database, ClinicStore clinic, ILogger log) : IDisposable
{
    private readonly ConcurrentBag<WriteSession> free = [];
    private readonly ConcurrentDictionary<Guid, bool> failed = [];

    /// <summary>Folds the pending ones from the beginning.</summary>
    public List<Folded> Anew(List<Pending> pending, DateTimeOffset now, int cores)
    {
        var model = Reading(clinic.Current);
        return Each(pending, cores, (reader, p) => new(p, FoldedPatient.Anew(reader, p.Patient, StoredPatient.Read(reader, p.Patient), model, now), model.Version));
    }

    /// <summary>Folds those forward for whom something is due.</summary>
    public List<Folded> Forward(List<Pending> due, DateTimeOffset now, int cores)
    {
        var model = Reading(clinic.Current);
        return Each(due, cores, (reader, p) => StoredPatient.Read(reader, p.Patient) is { } before ? new(p, FoldedPatient.Forward(reader, p.Patient, before, model, now), model.Version) : null);
    }

    /// <summary>The next pending ones in the order of their keys.</summary>
    public List<Pending> Pending(Guid last, int count, int[]? partitions) => Reading(reader => PendingPatients.After(reader, last, count, partitions));

    /// <summary>For whom something is due, the longest first; not those whose fold failed. What another node published is in force here afterwards, whether or not anybody is due.</summary>
    public List<Pending> Due(DateTimeOffset now, int count, int[]? partitions)
    {
        Reading(clinic.Current);
        return [.. Reading(reader => Due(reader, now, count + failed.Count, partitions)).Where(p => !failed.ContainsKey(p.Patient))];
    }

    public void Dispose()
    {
        foreach (var reader in free) reader.Dispose();
    }

    private static List<Pending> Due(WriteSession reader, DateTimeOffset now, int count, int[]? partitions)
    {
        var due = new List<Pending>();
        using var rows = partitions is null
            ? reader.Query("SELECT patient FROM patient_state WHERE next_due <= @p0 ORDER BY next_due LIMIT @p1", now, count)
            : reader.Query("SELECT patient FROM patient_state WHERE next_due <= @p0 AND partition = ANY(@p2) ORDER BY next_due LIMIT @p1", now, count, partitions);
        while (rows.Read()) due.Add(new(reader.Database.ReadKey(rows, 0), 0));
        return due;
    }

    /// <summary>One patient at a time to whichever core is free: some take a hundred times as long as others, and the writer has its share of the cores too.</summary>
    private List<Folded> Each(List<Pending> pending, int cores, Func<WriteSession, Pending, Folded?> fold) =>
    [
        .. Partitioner.Create(pending.Where(p => !failed.ContainsKey(p.Patient)), EnumerablePartitionerOptions.NoBuffering)
            .AsParallel().AsOrdered().WithDegreeOfParallelism(cores).Select(p => Try(p, fold)).OfType<Folded>(),
    ];

    private Folded? Try(Pending pending, Func<WriteSession, Pending, Folded?> fold)
    {
        try
        {
            return Reading(reader => fold(reader, pending));
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            failed[pending.Patient] = true;
            log.LogError(error, "Patient {Patient} could not be folded and stays as before", pending.Patient);
            return null;
        }
    }

    private T Reading<T>(Func<WriteSession, T> read)
    {
        if (!free.TryTake(out var reader)) reader = new WriteSession(database, database.Open());
        try
        {
            return read(reader);
        }
        finally
        {
            free.Add(reader);
        }
    }
}
