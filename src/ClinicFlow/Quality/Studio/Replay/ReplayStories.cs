using System.Collections.Concurrent;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>Some patients in the order of their keys: those after the first and up to the last.</summary>
public readonly record struct Slice(Guid After, Guid Last, int Patients);

/// <summary>Reads patients' stories from the log, a slice at a time, on as many connections as there are readers.</summary>
public sealed class ReplayStories : IDisposable
{
    private const int SliceOf = 64;
    private readonly Database database;
    private readonly ConcurrentBag<WriteSession> free = [];
    /// <summary>Those who are the same person as another one: their stories lie apart.</summary>
    private readonly HashSet<Guid> linked = [];

    public ReplayStories(Database database)
    {
        this.database = database;
        Slices = Reading(session =>
        {
            using (var links = session.Query("SELECT patient, into_patient FROM patient_link"))
                while (links.Read()) linked.UnionWith([database.ReadKey(links, 0), database.ReadKey(links, 1)]);
            return Cut(session);
        });
    }

    public IReadOnlyList<Slice> Slices { get; }

    public IEnumerable<(Guid Patient, PatientStory Story)> Read(Slice slice) => Reading(session =>
    {
        var stories = LogReader.Between(session, slice.After, slice.Last);
        return stories.OrderBy(s => s.Key).Select(s => (s.Key, linked.Contains(s.Key) ? PatientStory.Read(session, s.Key) : PatientStory.Alone(s.Key, s.Value))).ToList();
    });

    public void Dispose()
    {
        foreach (var session in free) session.Dispose();
    }

    private List<Slice> Cut(WriteSession session)
    {
        var slices = new List<Slice>();
        var (after, last, count) = (Guid.Empty, Guid.Empty, 0);
        using var patients = session.Query("SELECT patient FROM patient_state ORDER BY patient");
        while (patients.Read())
        {
            last = database.ReadKey(patients, 0);
            if (++count < SliceOf) continue;
            slices.Add(new(after, last, count));
            (after, count) = (last, 0);
        }
        if (count > 0) slices.Add(new(after, last, count));
        return slices;
    }

    private T Reading<T>(Func<WriteSession, T> read)
    {
        if (!free.TryTake(out var session)) session = new WriteSession(database, database.Open());
        try
        {
            return read(session);
        }
        finally
        {
            free.Add(session);
        }
    }
}
