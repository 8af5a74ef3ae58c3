using ClinicFlow.Quality.Studio;
using ClinicFlow.Rules;

namespace ClinicFlow.Journeys.Standards;

/// <summary>One standard during a fold: the version in force at the moment, and the elements of which it will say nothing more. They are most of them, at every step.</summary>
public sealed class StandardLine(VersionLine<CompiledRuleSet> versions)
{
    private InForce<CompiledRuleSet>? version;

    public VersionLine<CompiledRuleSet> Versions { get; } = versions;
    public IReadOnlyList<StandardRule> Rules { get; private set; } = [];
    public HashSet<object> Settled { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Another version may judge what the one before it did not.</summary>
    public void Take(InForce<CompiledRuleSet> now)
    {
        if (ReferenceEquals(version, now)) return;
        version = now;
        Settled.Clear();
        Rules = StandardRule.Of(now.Value);
    }
}
