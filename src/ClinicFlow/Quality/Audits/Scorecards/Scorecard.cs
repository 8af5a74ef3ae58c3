using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Audits.Scorecards;

/// <summary>What an auditor looks at in one piece of work. A version never changes: a check keeps the one that it was made by.</summary>
public sealed record Scorecard
{
    public required string Id { get; init; }
    public int Version { get; init; } = 1;
    public required LocalizedText Title { get; init; }
    public LocalizedText? Why { get; init; }
    public string? Owner { get; init; }
    /// <summary>The stage of the journey that its deviations count for.</summary>
    public required string Stage { get; init; }
    /// <summary>From this share of the possible points the work passes.</summary>
    public decimal PassAt { get; init; } = 0.8m;
    public required IReadOnlyList<CriteriaGroup> Groups { get; init; }

    public IEnumerable<Criterion> Criteria => Groups.SelectMany(g => g.Criteria);
}

/// <summary>Criteria that weigh the same.</summary>
/// <param name="Weight">What each of their points weighs.</param>
public sealed record CriteriaGroup(LocalizedText Title, decimal Weight, IReadOnlyList<Criterion> Criteria);

public sealed record Criterion
{
    public const string Critical = "critical", Fatal = "fatal";

    public required string Id { get; init; }
    /// <summary>The standard that it checks: a rule set's name, or one that only auditors check.</summary>
    public required string Standard { get; init; }
    public required LocalizedText Text { get; init; }
    /// <summary>How to tell, and when it does not apply.</summary>
    public LocalizedText? How { get; init; }
    public decimal Points { get; init; } = 1;
    /// <summary>critical: counted apart from the score; fatal: besides, its failure fails the whole.</summary>
    public string? Gate { get; init; }
}

public enum Mark { Yes, No, NotApplicable }

/// <summary>What an auditor found about one criterion.</summary>
/// <param name="At">Where in the recording or record, in the auditor's words.</param>
public sealed record CriterionAnswer(Mark Mark, string? Note = null, string? At = null);
