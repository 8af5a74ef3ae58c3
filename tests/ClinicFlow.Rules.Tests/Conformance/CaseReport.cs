using System.Text.Json.Serialization;

namespace ClinicFlow.Rules.Tests.Conformance;

internal sealed record Difference(
    string Rule, string Expected, string Actual, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code);

/// <summary>The outcome of one case: how many results it has and which differ.</summary>
internal sealed class CaseReport(string name)
{
    public string Name => name;
    public bool Agree => Differences.Count == 0;
    public List<Difference> Differences { get; } = [];

    [JsonIgnore]
    public int Results { get; set; }

    [JsonIgnore]
    public int Differing { get; private set; }

    [JsonIgnore]
    public int Listed { get; private set; }

    /// <summary>Tells a difference; <paramref name="code"/> lists it if it is one of the documented ones.</summary>
    public void Differ(string rule, string expected, string actual, string? code, int results = 1)
    {
        var listed = code is not null && RuleCodes.Differences.Contains(code);
        Differences.Add(new Difference(rule, expected, actual, listed ? code : null));
        Differing += results;
        if (listed) Listed += results;
    }
}
