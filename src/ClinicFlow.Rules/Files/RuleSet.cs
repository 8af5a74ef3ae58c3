using System.Text.Json;

namespace ClinicFlow.Rules;

public enum RulePurpose
{
    None,
    /// <summary>The expression is what must hold.</summary>
    Standard,
    /// <summary>True starts an action.</summary>
    Flag,
    /// <summary>The output is a number.</summary>
    Score,
    /// <summary>The first true rule names the class.</summary>
    Class,
}

/// <summary>A rule set as its file says it, not yet compiled. Immutable.</summary>
public sealed record RuleSet
{
    public required string Name { get; init; }
    public LocalizedText? Title { get; init; }
    public LocalizedText? Why { get; init; }
    public string? Owner { get; init; }
    public RulePurpose Purpose { get; init; }
    public string? Stage { get; init; }
    public string? Role { get; init; }
    public string? Subject { get; init; }
    public IReadOnlyList<string> WorkflowsToInject { get; init; } = [];
    public IReadOnlyList<RuleParameter> GlobalParams { get; init; } = [];
    public IReadOnlyList<NormParameter> Parameters { get; init; } = [];
    public IReadOnlyList<RuleTest> Tests { get; init; } = [];
    public required IReadOnlyList<RuleDefinition> Rules { get; init; }

    /// <summary>SHA-256 of the file's content, members in the order of the file, without white space.</summary>
    public string ContentHash { get; init; } = "";

    public string? FileName { get; init; }
}

/// <summary>A global or local parameter: a named expression.</summary>
public sealed record RuleParameter(string Name, string Expression, int Line = 0, int Column = 0)
{
    internal Files.TextPlace? Place { get; init; }
}

/// <summary>
/// A norm: its value, with overrides by specialty and by location (which wins). One that is that of another set has no values
/// in its file; a compiled set has the owner's.
/// </summary>
public sealed record NormParameter(
    string Name, JsonElement Default, IReadOnlyDictionary<string, JsonElement> Specialty, IReadOnlyDictionary<string, JsonElement> Location)
{
    /// <summary>The set whose norm of this name it is; null: it is this set's own.</summary>
    public string? SameAs { get; init; }

    /// <summary>Where it starts in its file.</summary>
    public int Line { get; init; }
    public int Column { get; init; }
}

/// <summary>An action: its name and free context.</summary>
public sealed record ActionDefinition(string Name, JsonElement? Context, int Line = 0, int Column = 0)
{
    internal Files.TextPlaces Places { get; init; } = Files.TextPlaces.None;

    /// <summary>A problem of an expression in the context, told by its place in the file.</summary>
    public RuleProblem InFile(RuleProblem problem, string member, string text)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Places[member]?.Placed(problem, text) ?? problem with { Line = Line, Column = Column };
    }
}

/// <summary>A test kept in the file.</summary>
public sealed record RuleTest
{
    public required string Name { get; init; }
    public DateTimeOffset? Now { get; init; }
    public string? Specialty { get; init; }
    public string? Location { get; init; }

    /// <summary>Values of the inputs by their names.</summary>
    public JsonElement Facts { get; init; }

    /// <summary>Expected status by rule name, in lower case.</summary>
    public IReadOnlyDictionary<string, string> Expect { get; init; } = new Dictionary<string, string>();
    public string? ExpectClass { get; init; }
    public double? ExpectScore { get; init; }
    public int Line { get; init; }
    public int Column { get; init; }
}
