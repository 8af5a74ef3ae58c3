using System.Text.Json;
using ClinicFlow.Rules;
using ClinicFlow.Statistics.Intervals;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>Counts what was found. Journeys are counted, not episodes: one journey is one answer, however often it was flagged.</summary>
public static class CountReplay
{
    public static ReplayFigures Of(ReplayCase replay, ReplayFindings found, double seconds)
    {
        var several = replay.Parts.Count > 1 && replay.Set.Purpose != RulePurpose.Class;
        var byPart = found.Journeys.ToLookup(j => j.Part);
        var parts = Enumerable.Range(0, replay.Parts.Count).Select(p => Part(replay, p, [.. byPart[p]]));
        var weeks = (replay.To - replay.From).TotalDays / 7;
        return new(
            replay.From, replay.To, replay.InForce?.At(replay.To)?.Version, replay.Set.Purpose.ToString().ToLowerInvariant(),
            replay.Conversion is { } c ? new(c.Kind, c.Days) : null, found.Patients, found.Passes, found.Failed, Math.Round(seconds, 1),
            [.. several ? parts.Prepend(Part(replay, null, [.. byPart[null]])) : parts],
            [.. found.Work.Keys.Select(k => k.Role).Distinct().Order(StringComparer.Ordinal).Select(role => new WorkPerWeek(
                replay.Set.Purpose == RulePurpose.Standard ? "deviations" : "items", role, PerWeek(Side.InForce, role), PerWeek(Side.Candidate, role)))],
            Share(Side.InForce), Share(Side.Candidate));

        double PerWeek(Side side, string role) => Math.Round(found.Work.GetValueOrDefault((side, role)) / weeks, 1);
        ErringShare Share(Side side) => new(found.Asked[(int)side].Times, found.Asked[(int)side].Errors);
    }

    private static ReplayPart Part(ReplayCase replay, int? part, IReadOnlyList<ReplayedJourney> journeys)
    {
        var (before, after) = (journeys.Where(j => j.InForce is not null).ToList(), journeys.Where(j => j.Candidate is not null).ToList());
        var added = Figures(after.Where(j => j.InForce is null).Select(j => j.Candidate!));
        var dropped = Figures(before.Where(j => j.Candidate is null).Select(j => j.InForce!));
        var both = after.Where(j => j.InForce is not null).ToList();
        return new(
            part is { } p ? replay.Parts[p] : null, part is { } titled ? Title(replay, replay.Parts[titled]) : null,
            Figures(before.Select(j => j.InForce!)), Figures(after.Select(j => j.Candidate!)), added, dropped, Figures(both.Select(j => j.Candidate!)),
            Compare(replay.Conversion, added, dropped, Figures(both.Select(j => j.Candidate!)), Figures(both.Select(j => j.InForce!))));
    }

    private static GroupFigures Figures(IEnumerable<Flagged> flagged)
    {
        var all = flagged.ToList();
        int Count(Became became) => all.Count(f => f.Became == became);
        var share = new Proportion(Count(Became.Converted), Count(Became.Converted) + Count(Became.NotConverted));
        var interval = share.Wilson();
        return new(
            all.Count, all.Sum(f => f.Episodes), Count(Became.Before), Count(Became.Unripe), Count(Became.NotNeeded), (int)share.Of, (int)share.Count,
            Round(share.Rate), Round(interval?.Low), Round(interval?.High));
    }

    /// <summary>
    /// The two versions share most of their journeys, so that their shares can't be set against each other; what only one of them flags can:
    /// against what only the other flags, or, where the other flags nothing of its own, against what both flag.
    /// </summary>
    private static Comparison Compare(Conversion? conversion, GroupFigures added, GroupFigures dropped, GroupFigures bothAfter, GroupFigures bothBefore)
    {
        var (what, first, second) = (added.Journeys, dropped.Journeys) switch
        {
            (0, 0) => ("none", added, dropped),
            ( > 0, > 0) => ("added-dropped", added, dropped),
            ( > 0, 0) => ("added-both", added, bothAfter),
            _ => ("dropped-both", dropped, bothBefore),
        };
        var (one, other) = (new Proportion(first.Converted, first.Judged), new Proportion(second.Converted, second.Judged));
        if (what == "none" || conversion is null || one.Minus(other) is not { } interval) return new(what, null, null, null, null, ReplayWords.NotCompared(what, conversion, first, second));
        var difference = one.Rate!.Value - other.Rate!.Value;
        var differs = !interval.Contains(0);
        return new(what, Round(difference), Round(interval.Low), Round(interval.High), differs, ReplayWords.Compared(what, conversion.Kind, difference, interval, differs));
    }

    private static LocalizedText? Title(ReplayCase replay, string rule)
    {
        var definition = replay.Set.Rules.FirstOrDefault(r => r.Name == rule) ?? replay.InForce?.Latest.Value.Set.Rules.FirstOrDefault(r => r.Name == rule);
        return definition?.Properties.TryGetValue("title", out var title) == true && title.ValueKind == JsonValueKind.Object
            && title.TryGetProperty("ru", out var ru) && title.TryGetProperty("en", out var en) ? new(ru.ToString(), en.ToString()) : null;
    }

    private static double? Round(double? value) => value is { } v ? Math.Round(v, 4) : null;
}
