using ClinicFlow.Figures.Today;
using ClinicFlow.Journeys.State;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>What became of a journey within the horizon after it was flagged.</summary>
public enum Became
{
    /// <summary>The horizon is not over yet, whatever has become of it: were the quick counted, the slow would be missing.</summary>
    Unripe,
    NotConverted,
    Converted,
    /// <summary>Flagged already before the window: since when is not known.</summary>
    Before,
    /// <summary>The consultation found nothing to treat by a plan.</summary>
    NotNeeded,
}

/// <summary>
/// The conversion of the set's stage, and how long it is waited for: the stage's horizon, at most <see cref="Longest"/> days,
/// since after a longer one nothing flagged in a window of 90 days could be told yet.
/// </summary>
/// <param name="Kind">booked, arrived, agreed, or returned: in the last two stages the patient books or comes again.</param>
public sealed record Conversion(string Kind, int Days)
{
    public const int Longest = 30;

    public static Conversion? Of(RuleSet set)
    {
        var kind = set.Stage switch
        {
            "lead" => "booked",
            "arrival" => "arrived",
            "consultation" => "agreed",
            "realisation" or "regular" => "returned",
            _ => null,
        };
        return kind is null ? null : new(kind, Math.Min(Longest, Targets.Shipped.Of(set.Stage!).HorizonDays));
    }

    /// <param name="state">The patient, folded to <paramref name="now"/>.</param>
    /// <param name="journey">The journey that was flagged.</param>
    /// <param name="from">When.</param>
    public Became After(PatientState state, string? journey, DateTimeOffset from, DateTimeOffset now)
    {
        var until = from.AddDays(Days);
        if (until > now) return Became.Unripe;
        var pass = state.PassOf(journey);
        if (Kind == "agreed" && pass is { Facts: { Plans: 0, PlansToAgree: 0, Stage: not "consultation" } } && !state.Patient.Plans.Exists(p => p.Journey == journey)) return Became.NotNeeded;
        var converted = Kind switch
        {
            "booked" => pass?.Facts.BookedAt <= until,
            "arrived" => pass?.Facts.ArrivedAt <= until,
            "agreed" => pass?.Facts.AgreedAt <= until,
            _ => Returned(state, from, until),
        };
        return converted ? Became.Converted : Became.NotConverted;
    }

    private static bool Returned(PatientState state, DateTimeOffset from, DateTimeOffset until)
    {
        bool Within(DateTimeOffset? t) => t > from && t <= until;
        return state.Patient.Appointments.Exists(a => Within(a.BookedAt) || Within(a.ArrivedAt));
    }
}
