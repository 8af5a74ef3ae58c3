using System.Text.RegularExpressions;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>What is replayed: a candidate beside the versions that were in force, over a window that ends now.</summary>
public sealed partial class ReplayCase
{
    private readonly Dictionary<CompiledRuleSet, int[]> parts = [];

    public ReplayCase(CompiledRuleSet candidate, VersionLine<CompiledRuleSet>? inForce, DateTimeOffset from, DateTimeOffset to, string? location)
    {
        (Candidate, InForce, From, To, Location) = (candidate, inForce, from, to, location);
        var sets = (inForce?.All.Where(v => v.From <= to).Select(v => v.Value) ?? []).Prepend(candidate).ToList();
        Parts = [.. sets.SelectMany(s => s.Rules).Select(r => r.Name).Distinct()];
        foreach (var set in sets) parts[set] = [.. set.Rules.Select(r => Parts.IndexOf(r.Name))];
        SeesSegment = sets.Exists(s => Mentions(s.Set, Segment()));
        SeesTime = SeesSegment || sets.Exists(s => Mentions(s.Set, Clock()));
        Conversion = Conversion.Of(candidate.Set);
    }

    public CompiledRuleSet Candidate { get; }
    /// <summary>Null where nothing of that name was ever in force.</summary>
    public VersionLine<CompiledRuleSet>? InForce { get; }
    public DateTimeOffset From { get; }
    public DateTimeOffset To { get; }
    /// <summary>Only what is of this location; null: everywhere.</summary>
    public string? Location { get; }

    public RuleSet Set => Candidate.Set;
    /// <summary>Names of the rules of all versions, the candidate's first: what an episode is one of.</summary>
    public List<string> Parts { get; }
    /// <summary>What is asked of the journeys afterwards; null where the set belongs to no stage.</summary>
    public Conversion? Conversion { get; }
    /// <summary>An expression names the clock: midnights can change what it says.</summary>
    public bool SeesTime { get; }
    /// <summary>An expression names the patient's segment.</summary>
    public bool SeesSegment { get; }

    /// <summary>The part that each rule of the set is.</summary>
    public int[] PartsOf(CompiledRuleSet set) => parts[set];

    /// <summary>Whether a replay can tell anything of such a set: an order or a limit flags nobody.</summary>
    public static bool Can(RuleSet set) =>
        set.Purpose is RulePurpose.Standard or RulePurpose.Flag or RulePurpose.Class && set.Subject is "lead" or "appointment" or "visit" or "plan" or "item" or "journey" or "patient";

    private static bool Mentions(RuleSet set, Regex word) =>
        set.WorkflowsToInject.Count > 0 || set.GlobalParams.Any(p => word.IsMatch(p.Expression)) || set.Rules.Any(r => Mentions(r, word));

    private static bool Mentions(RuleDefinition rule, Regex word) =>
        rule.Expression is { } text && word.IsMatch(text) || rule.LocalParams.Any(p => word.IsMatch(p.Expression))
        || rule.Properties.TryGetValue("when", out var when) && word.IsMatch(when.ToString()) || rule.Rules.Any(r => Mentions(r, word));

    [GeneratedRegex(@"\b(now|utcnow|today)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\bsegment\b", RegexOptions.IgnoreCase)]
    private static partial Regex Segment();
}
