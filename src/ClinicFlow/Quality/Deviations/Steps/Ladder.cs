using ClinicFlow.Statistics.Sampling;

namespace ClinicFlow.Quality.Deviations.Steps;

/// <summary>A confirmed deviation within the window.</summary>
public sealed record Confirmed(Guid Id, DateTimeOffset Time);

/// <summary>A step that was taken, and how it ended.</summary>
public sealed record TakenStep(int Step, Guid Deviation, string? Result);

/// <summary>So many breaches in so many checks of one employee on one standard.</summary>
public sealed record CheckCount(int Breaches, int Checks);

/// <summary>Why a step rises, or does not.</summary>
/// <param name="Next">The step that is to be opened now; null: none.</param>
/// <param name="Standing">The highest step whose deviation is still in the window.</param>
/// <param name="Plain">What the plain count 1, 2, 3 comes to.</param>
/// <param name="Probability">P(X ≥ breaches | checks, tolerable rate).</param>
/// <param name="Why">none, nothing-new, teach, rises, by-chance, examination-open, standard-at-fault.</param>
public sealed record LadderView(int? Next, Guid? Raised, int Standing, int Plain, int Found, CheckCount Count, double Probability, string Why);

/// <summary>
/// Teach, examine, sanction. Only confirmed deviations within the window count; one step at a time, each raised by a newer
/// deviation; beyond the first only if chance does not explain the number, or where the clinic counts plainly; and no sanction
/// while the standard itself is under examination, or was found at fault.
/// </summary>
public static class Ladder
{
    public static LadderView Of(IReadOnlyList<Confirmed> confirmed, IReadOnlyList<TakenStep> taken, CheckCount count, DeviationSettings settings)
    {
        var order = confirmed.OrderBy(c => c.Time).ThenBy(c => c.Id).ToList();
        var place = order.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i);
        var standing = taken.Where(t => place.ContainsKey(t.Deviation)).ToList();
        var top = standing.Count == 0 ? 0 : standing.Max(t => t.Step);
        var plain = Math.Min(order.Count, DeviationStep.Sanction);
        var probability = ErrorTail.AtLeast(count.Breaches, Math.Max(count.Checks, count.Breaches), settings.Tolerable);
        var (next, why) = Decide();
        return new(next, next is null ? null : order[^1].Id, top, plain, order.Count, count, probability, why);

        (int?, string) Decide()
        {
            if (order.Count == 0) return (null, "none");
            if (standing.Count == 0) return (DeviationStep.Teach, "teach");
            if (standing.Max(t => place[t.Deviation]) >= order.Count - 1 || plain <= top && top < DeviationStep.Sanction) return (null, "nothing-new");
            if (settings.Mode == DeviationSettings.ByChance && probability > settings.Significance) return (null, "by-chance");
            var examined = standing.Where(t => t.Step == DeviationStep.Examine).MaxBy(t => place[t.Deviation]);
            if (top >= DeviationStep.Examine && examined is { Result: null }) return (null, "examination-open");
            if (top >= DeviationStep.Examine && examined?.Result == DeviationStep.AtFault) return (null, "standard-at-fault");
            return (Math.Min(top + 1, DeviationStep.Sanction), "rises");
        }
    }
}
