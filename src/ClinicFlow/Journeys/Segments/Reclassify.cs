using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;

namespace ClinicFlow.Journeys.Segments;

/// <summary>
/// After rhythms changed: finds those whom the rules now put into another segment, from their rows alone, and marks them as due;
/// their folds say it for good. Where a rule set asks for more than the row knows, everybody is marked.
/// </summary>
public sealed class Reclassify(Database database, WriteQueue queue, ClinicStore clinic, TimeProvider clock, ILogger<Reclassify> log)
{
    private const int AtOnce = 20_000, ATransaction = 500;

    /// <param name="everybody">Marks all.</param>
    /// <returns>How many were marked.</returns>
    public async Task<int> Handle(bool everybody = false, CancellationToken cancel = default)
    {
        var (now, marked) = (clock.GetUtcNow(), 0);
        using var reading = new WriteSession(database, database.Open());
        var model = clinic.Current(reading);
        if (model.Definitions.Classes.Where(c => c.Latest.Value.Set.Subject == "patient").ToList() is not [var line]) return 0;
        var rules = CompiledRuleSet.Compile(line.Latest.Value.Set, SegmentFacts.Schema);
        if (rules.Problems.Count > 0)
        {
            everybody = true;
            log.LogInformation("The rule set {Name} asks for more than the rows of patients know: everybody is folded", line.Name);
        }
        for (var last = Guid.Empty; ;)
        {
            cancel.ThrowIfCancellationRequested();
            var patients = SegmentFacts.After(reading, last, AtOnce, model);
            if (patients.Count == 0) return marked;
            last = patients[^1].Key;
            var other = everybody ? patients : Other(patients, rules, model, now);
            foreach (var some in other.Chunk(ATransaction)) await queue.Write(Writer.Background, session => Mark(session, some, now));
            marked += other.Count;
        }
    }

    private static List<SegmentFacts> Other(List<SegmentFacts> patients, CompiledRuleSet rules, ClinicModel model, DateTimeOffset now) =>
    [
        .. patients.AsParallel().AsOrdered().Where(p =>
        {
            var place = model.Place(p.Location);
            var segment = rules.Classify([p, rules.Norm(p.Specialty, place.Facts.Id)], place.At(place.Calendar.StartOfDay(place.Calendar.LocalDate(now))), out var error);
            return error is null && segment is not null && segment != p.Segment;
        }),
    ];

    private static void Mark(WriteSession session, SegmentFacts[] patients, DateTimeOffset now)
    {
        foreach (var patient in patients) session.Execute("UPDATE patient_state SET next_due = @p1 WHERE patient = @p0 AND (next_due IS NULL OR next_due > @p1)", patient.Key, now);
    }
}
