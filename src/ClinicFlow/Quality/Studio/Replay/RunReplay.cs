using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>What a replay has found, before it is counted.</summary>
public sealed class ReplayFindings
{
    public List<ReplayedJourney> Journeys { get; } = [];
    public Asked[] Asked { get; } = new Asked[2];
    /// <summary>Episodes that began in the window, by side and whose work they make.</summary>
    public Dictionary<(Side Side, string Role), int> Work { get; } = [];
    public int Patients { get; set; }
    /// <summary>Passes that were open at some time of the window.</summary>
    public int Passes { get; set; }
    /// <summary>Patients whose story could not be folded.</summary>
    public int Failed { get; set; }
}

/// <summary>
/// Folds every patient once from the log, by the definitions of the clinic, and lets both versions look on. It reads and
/// nothing else: no state, item or deviation is written. The result is the same on any number of cores.
/// </summary>
public sealed class RunReplay(Database database, WriteQueue queue, ClinicStore clinic, ILogger<RunReplay> log)
{
    private const int SlicesTogether = 32;

    /// <param name="replay">What is replayed.</param>
    /// <param name="progress">Told the share of patients that is done, 0 … 1.</param>
    /// <param name="cores">How many cores; null: all of them, one while somebody works at a screen.</param>
    public ReplayFindings Run(ReplayCase replay, Action<double>? progress, int? cores = null, CancellationToken cancel = default)
    {
        // What other standards judge is nobody's concern here, and half of the work.
        var model = clinic.Model with { Definitions = clinic.Model.Definitions.JudgingOnly(replay.Set.Name) };
        var found = new ReplayFindings();
        using var stories = new ReplayStories(database);
        var all = stories.Slices.Sum(s => s.Patients);
        foreach (var together in stories.Slices.Chunk(SlicesTogether))
        {
            cancel.ThrowIfCancellationRequested();
            var degree = cores ?? (queue.PeopleAbout ? 1 : Environment.ProcessorCount);
            foreach (var part in together.AsParallel().AsOrdered().WithDegreeOfParallelism(degree).Select(slice => Replay(replay, model, stories, slice))) Add(found, part);
            progress?.Invoke((double)found.Patients / all);
        }
        return found;
    }

    private ReplayFindings Replay(ReplayCase replay, ClinicModel model, ReplayStories stories, Slice slice)
    {
        var found = new ReplayFindings { Patients = slice.Patients };
        foreach (var (patient, story) in stories.Read(slice))
        {
            if (story.Subject is null || story.Events.Count == 0) continue;
            try
            {
                Replay(replay, model, patient, story, found);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                found.Failed++;
                log.LogError(error, "Patient {Patient} could not be replayed and is left out", patient);
            }
        }
        return found;
    }

    private static void Replay(ReplayCase replay, ClinicModel model, Guid patient, PatientStory story, ReplayFindings found)
    {
        Looks? looks = null;
        var fold = PatientFold.Watch(story.Subject!, story.Events, model, replay.To, f => looks = Looks.At(replay, f));
        looks!.End();
        found.Passes += fold.State.Passes.Count(p => !(p.Facts.ClosedAt < replay.From) && (replay.Location is null || p.Facts.Location == replay.Location));
        for (var side = 0; side < 2; side++) found.Asked[side] += looks.Asked[side];
        foreach (var e in looks.Episodes)
            if (!e.Before && e.Role is { } role) found.Work[(e.Side, role)] = found.Work.GetValueOrDefault((e.Side, role)) + 1;
        found.Journeys.AddRange(ReplayedJourney.Of(replay, patient, fold.State, looks.Episodes));
    }

    private static void Add(ReplayFindings all, ReplayFindings part)
    {
        all.Journeys.AddRange(part.Journeys);
        for (var side = 0; side < 2; side++) all.Asked[side] += part.Asked[side];
        foreach (var (key, n) in part.Work) all.Work[key] = all.Work.GetValueOrDefault(key) + n;
        (all.Patients, all.Passes, all.Failed) = (all.Patients + part.Patients, all.Passes + part.Passes, all.Failed + part.Failed);
    }
}
