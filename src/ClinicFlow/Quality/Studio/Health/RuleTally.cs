using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Health;

/// <summary>How one rule fared: how often it was asked, how often it failed, and the first failure with what it was about.</summary>
public sealed class RuleCounts
{
    public long Asked, Erred, Breaches;
    public RuleError? First;
    /// <summary>What the first failure was about, without who: <c>plan:17</c>.</summary>
    public string? About;
    public Guid? Patient;
}

/// <summary>How the rules fared in a fold, or in all folds of a transaction. Part of no state: equal folds stay equal.</summary>
public sealed class RuleTally
{
    private readonly Dictionary<(string Rule, int Version), RuleCounts> counts = [];

    public IReadOnlyDictionary<(string Rule, int Version), RuleCounts> Counts => counts;
    public bool Errors { get; private set; }

    public void Asked(string rule, int version) => Of(rule, version).Asked++;

    public void Erred(string rule, int version, RuleError error, string about, Guid patient)
    {
        var known = Of(rule, version);
        known.Erred++;
        if (error.Kind == RuleErrorKind.Budget) known.Breaches++;
        if (known.First is null) (known.First, known.About, known.Patient) = (error, about, patient);
        Errors = true;
    }

    public void Add(RuleTally other)
    {
        foreach (var (key, more) in other.counts)
        {
            var known = Of(key.Rule, key.Version);
            (known.Asked, known.Erred, known.Breaches) = (known.Asked + more.Asked, known.Erred + more.Erred, known.Breaches + more.Breaches);
            if (known.First is null) (known.First, known.About, known.Patient) = (more.First, more.About, more.Patient);
        }
        Errors |= other.Errors;
    }

    private RuleCounts Of(string rule, int version)
    {
        if (!counts.TryGetValue((rule, version), out var known)) counts[(rule, version)] = known = new();
        return known;
    }
}
