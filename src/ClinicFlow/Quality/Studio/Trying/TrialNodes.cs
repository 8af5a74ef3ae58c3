using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Trying;

/// <summary>
/// The trace of an expression as a person reads it: conditions joined by one word are one list, a condition has the facts that
/// decided it below it, and a named value the facts that it was computed from.
/// </summary>
public static partial class TrialNodes
{
    private const int Deepest = 4;

    public static IReadOnlyList<TrialNode> Of(RuleTrace trace) => trace switch
    {
        { Children.Count: > 0 } => [.. trace.Children.Select(c => new TrialNode(c.Rule.Name, "bool", c.Status == RuleStatus.Passed ? "true" : "false", Of(c)))],
        { Expression: { } expression } => Of(expression),
        _ => [],
    };

    public static IReadOnlyList<TrialNode> Of(ExpressionTrace? trace) => trace is null ? [] : [Condition(trace.Root, trace.Parameters.ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase))];

    private static TrialNode Condition(TraceNode node, Dictionary<string, ParameterTrace> named)
    {
        if (node.State == TraceState.NotEvaluated) return Node(node.Text, node, []);
        if (Word(node) is { } word) return Node(word, node, [.. Joined(node, word).Select(n => Condition(n, named))]);
        return Node(node.Text, node, IsPath(node) ? Below(node, named, 0) : [.. Facts(node).Select(f => Node(f.Text, f, Below(f, named, 0)))]);
    }

    /// <summary>What a named value was computed from.</summary>
    private static IReadOnlyList<TrialNode> Below(TraceNode node, Dictionary<string, ParameterTrace> named, int depth) =>
        depth < Deepest && named.TryGetValue(node.Text, out var parameter)
            ? [.. (IsPath(parameter.Root) ? [parameter.Root] : Facts(parameter.Root)).Select(f => Node(f.Text, f, Below(f, named, depth + 1)))]
            : [];

    /// <summary>The named parts of an expression, each once, in the order of the text.</summary>
    private static IEnumerable<TraceNode> Facts(TraceNode node) => Paths(node).DistinctBy(n => n.Text.ToLowerInvariant());

    private static IEnumerable<TraceNode> Paths(TraceNode node) => node.Children.Count == 0 || IsPath(node) ? IsPath(node) && !IsLiteral(node) ? [node] : [] : node.Children.Where(c => c.Each.Count == 0).SelectMany(Paths);

    private static bool IsPath(TraceNode node) => Path().IsMatch(node.Text);

    /// <summary>The moment itself stands above the trial: it decides nothing that is not seen there.</summary>
    private static bool IsLiteral(TraceNode node) => node.Text.ToLowerInvariant() is "null" or "true" or "false" or "now" or "today";

    /// <summary><c>and</c> or <c>or</c>, where the node joins two conditions by it.</summary>
    private static string? Word(TraceNode node)
    {
        if (node.Children is not [var left, var right]) return null;
        var from = left.Start + left.Length - node.Start;
        var to = right.Start - node.Start;
        if (from < 0 || to < from || to > node.Text.Length) return null;
        return node.Text[from..to].Trim(' ', '(', ')', '\t', '\n', '\r').ToLowerInvariant() switch
        {
            "and" or "&&" or "andalso" => "and",
            "or" or "||" or "orelse" => "or",
            _ => null,
        };
    }

    private static IEnumerable<TraceNode> Joined(TraceNode node, string word) => Word(node) == word ? node.Children.SelectMany(c => Joined(c, word)) : [node];

    private static TrialNode Node(string text, TraceNode node, IReadOnlyList<TrialNode> parts)
    {
        var (type, value) = node.State switch
        {
            TraceState.NotEvaluated => ("none", null),
            TraceState.Error => ("error", null),
            _ => Written(node.Value),
        };
        return new(text, type, value, parts);
    }

    private static (string Type, string? Value) Written(object? value) => value switch
    {
        null => ("null", null),
        bool truth => ("bool", truth ? "true" : "false"),
        DateTimeOffset at => ("date", at.ToString("O", CultureInfo.InvariantCulture)),
        DateTime at => ("date", at.ToString("O", CultureInfo.InvariantCulture)),
        string text => ("text", text),
        IEnumerable list => ("list", list.Cast<object?>().Count().ToString(CultureInfo.InvariantCulture)),
        TimeSpan time => ("text", time.ToString()),
        IFormattable number => ("number", number.ToString(null, CultureInfo.InvariantCulture)),
        _ => ("text", ""),
    };

    [GeneratedRegex(@"^[\p{L}_][\p{L}\p{Nd}_]*(\.[\p{L}_][\p{L}\p{Nd}_]*)*$")]
    private static partial Regex Path();
}
