using ClinicFlow.Journeys.State;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>What one side flagged on a journey by one rule (or by all of the set), and what became of the journey.</summary>
/// <param name="Episodes">Those that began in the window.</param>
/// <param name="From">Of the first that began in the window; where none did, the window's beginning.</param>
public sealed record Flagged(int Episodes, DateTimeOffset From, DateTimeOffset? Until, Became Became);

/// <summary>One journey that the version in force, the candidate or both flagged.</summary>
/// <param name="Part">Index of the rule; null: the set as a whole.</param>
/// <param name="Journey">Null for a patient without any pass.</param>
public sealed record ReplayedJourney(int? Part, Guid Patient, Guid? Journey, string? Location, string About, Flagged? InForce, Flagged? Candidate, string? WhyRu, string? WhyEn)
{
    public ReplayGroup Group => InForce is null ? ReplayGroup.Added : Candidate is null ? ReplayGroup.Dropped : ReplayGroup.Both;

    /// <summary>The journeys of a patient among the episodes: one for each journey and rule, and one for each journey and the whole set where it has several rules.</summary>
    public static IEnumerable<ReplayedJourney> Of(ReplayCase replay, Guid patient, PatientState state, IReadOnlyList<Episode> episodes)
    {
        foreach (var journey in episodes.GroupBy(e => e.Journey))
        {
            foreach (var part in journey.GroupBy(e => e.Part).OrderBy(g => g.Key)) yield return Of(replay, patient, state, part.Key, [.. part]);
            // A class is always one of them: together they say nothing.
            if (replay.Parts.Count > 1 && replay.Set.Purpose != Rules.RulePurpose.Class) yield return Of(replay, patient, state, null, [.. journey]);
        }
    }

    private static ReplayedJourney Of(ReplayCase replay, Guid patient, PatientState state, int? part, IReadOnlyList<Episode> episodes)
    {
        var (before, after) = (Side(0), Side(Replay.Side.Candidate));
        // The candidate's words where it flags: they are what is to be decided on.
        var told = episodes.Where(e => e.Side == (after is null ? Replay.Side.InForce : Replay.Side.Candidate)).OrderBy(e => e.Before).ThenBy(e => e.From).ThenBy(e => e.About, StringComparer.Ordinal).First();
        Guid? journey = told.Journey is { } id ? Guid.ParseExact(id, "N") : null;
        return new(part, patient, journey, told.Location, told.About, before, after, told.WhyRu, told.WhyEn);

        Flagged? Side(Side side)
        {
            var own = episodes.Where(e => e.Side == side).OrderBy(e => e.Before).ThenBy(e => e.From).ToList();
            if (own.Count == 0) return null;
            var first = own[0];
            var became = first.Before ? Became.Before : replay.Conversion?.After(state, first.Journey, first.From, replay.To) ?? Became.Unripe;
            return new(own.Count(e => !e.Before), first.From, first.Until, became);
        }
    }
}

/// <summary>Who of the two flagged a journey.</summary>
public enum ReplayGroup { Added, Dropped, Both }
