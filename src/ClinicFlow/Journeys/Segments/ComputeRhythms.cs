using System.Globalization;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Journeys.Segments;

/// <summary>What a night did to the rhythms; the first ones change what is said of everybody.</summary>
public enum RhythmChange { None, Some, First }

/// <summary>How often the patients of each specialty come back, from everybody's returns; what changed is in force for every fold after it.</summary>
public sealed class ComputeRhythms(Database database, WriteQueue queue, ClinicStore clinic, TimeProvider clock)
{
    /// <summary>Folds don't change for less than this share: a rhythm that trembles would fold everybody anew every night.</summary>
    private const double Matters = 0.02;

    public async Task<RhythmChange> Handle(CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow();
        var computed = Read(now, cancel);
        return await queue.Write(Writer.Background, session =>
        {
            var known = clinic.Current(session).Rhythms;
            var changed = computed.Where(r => !(known.GetValueOrDefault(r.Specialty) is { } before && Same(before, r))).ToList();
            if (changed.Count == 0) return RhythmChange.None;
            string[] columns = ["specialty", "median_days", "sleeps_at", "churns_at", "gaps", "computed_at"];
            session.Insert("specialty_rhythm", columns, [.. changed.Select(r => new object?[] { r.Specialty, r.MedianDays, r.SleepsAt, r.ChurnsAt, r.Gaps, r.ComputedAt })], WriteSession.Replacing("specialty", columns));
            ClinicVersion.Raise(session);
            return known.Count == 0 ? RhythmChange.First : RhythmChange.Some;
        });
    }

    private List<SpecialtyRhythm> Read(DateTimeOffset now, CancellationToken cancel)
    {
        var everybody = new ReturnHistories();
        var specialties = new Dictionary<string, ReturnHistories>();
        using var reading = new WriteSession(database, database.Open());
        using var rows = reading.Query("SELECT specialty, last_visit_at, next_visit_at, open_plans, rhythm_days, returns FROM patient WHERE visits > 0");
        while (rows.Read())
        {
            cancel.ThrowIfCancellationRequested();
            var returns = rows.IsDBNull(5) ? [] : Days(rows.GetString(5));
            double? own = rows.IsDBNull(4) ? null : rows.GetDouble(4);
            double? open = rows.IsDBNull(1) || !rows.IsDBNull(2) || rows.GetInt64(3) > 0 ? null : Math.Max(0, (now - Microseconds.To(rows.GetInt64(1))).TotalDays);
            everybody.Add(returns, own, open);
            if (rows.IsDBNull(0)) continue;
            var specialty = rows.GetString(0);
            if (!specialties.TryGetValue(specialty, out var histories)) specialties[specialty] = histories = new();
            histories.Add(returns, own, open);
        }
        return [.. specialties.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Value.Rhythm(s.Key, now)).Append(everybody.Rhythm(SpecialtyRhythm.Everybody, now)).OfType<SpecialtyRhythm>()];
    }

    private static double[] Days(string returns) => [.. returns.Split(' ').Select(d => double.Parse(d, CultureInfo.InvariantCulture))];

    private static bool Same(SpecialtyRhythm a, SpecialtyRhythm b) => Near(a.MedianDays, b.MedianDays) && Near(a.SleepsAt, b.SleepsAt) && Near(a.ChurnsAt, b.ChurnsAt);

    private static bool Near(double a, double b) => Math.Abs(a - b) <= Matters * a;
}
