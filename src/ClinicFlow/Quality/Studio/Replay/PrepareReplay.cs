using ClinicFlow.Journeys;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>Makes of a text that was checked what can be replayed.</summary>
public sealed class PrepareReplay(ClinicStore clinic, TimeProvider clock)
{
    /// <exception cref="InvalidDataException">The text is no rule set.</exception>
    public ReplayCase Of(string name, string text, int days, string? location, DateTimeOffset? to = null)
    {
        var end = to ?? Platform.Data.Microseconds.Cut(clock.GetUtcNow());
        var definitions = clinic.Model.Definitions;
        return new(DefinitionStore.Rules(name, text, 0, [.. definitions.Sets]), definitions.RuleSet(name), end.AddDays(-days), end, location);
    }
}
