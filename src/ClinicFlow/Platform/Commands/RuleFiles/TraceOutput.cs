using ClinicFlow.Rules;

namespace ClinicFlow.Platform.Commands.RuleFiles;

/// <summary>A rule looked at from inside, as <c>rules eval --trace</c> gives it.</summary>
public sealed record TracedRule(
    string Rule, string Status, TracedText? When, TracedText? Expression, IReadOnlyList<TracedText> Outputs, IReadOnlyList<TracedRule> Children)
{
    public static TracedRule Of(RuleTrace trace) => new(
        trace.Rule.Name, trace.Status.ToString().ToLowerInvariant(), trace.When is { } when ? TracedText.Of(when) : null, trace.Expression is { } own ? TracedText.Of(own) : null,
        [.. trace.Outputs.Select(TracedText.Of)], [.. trace.Children.Select(Of)]);

    public void Write(TextWriter writer, string indent)
    {
        writer.WriteLine($"{indent}{Status,-8} {Rule}");
        foreach (var text in new[] { When, Expression }.Concat(Outputs)) text?.Root.Write(writer, indent + "  ");
        foreach (var child in Children) child.Write(writer, indent + "  ");
    }
}

/// <summary>One expression with the parameters that it was given.</summary>
public sealed record TracedText(string Text, TracedPart Root, IReadOnlyDictionary<string, TracedPart> Parameters)
{
    public static TracedText Of(ExpressionTrace trace) => new(trace.Text, TracedPart.Of(trace.Root), trace.Parameters.ToDictionary(p => p.Name, p => TracedPart.Of(p.Root)));
}

/// <summary>One part of an expression: where it stands, its type, its value as text.</summary>
public sealed record TracedPart(
    int Start, int Length, string Text, string Kind, string Type, string State, string? Value, long? Items, long Times, long TimesTrue, IReadOnlyList<string> Each, string? Error, IReadOnlyList<TracedPart> Children)
{
    public static TracedPart Of(TraceNode node) => new(
        node.Start, node.Length, node.Text, node.Kind, node.Type, char.ToLowerInvariant(node.State.ToString()[0]) + node.State.ToString()[1..], node.Formatted.Length > 0 ? node.Formatted : null,
        node.Items, node.Times, node.TimesTrue, [.. node.Each.Select(e => e.Formatted)], node.Error?.Code, [.. node.Children.Select(Of)]);

    public void Write(TextWriter writer, string indent)
    {
        var value = Error ?? (State == "notEvaluated" ? "not evaluated" : Each.Count > 0 ? string.Join(", ", Each) : Value ?? State);
        if (Kind != "literal") writer.WriteLine($"{indent}{Text} : {value}");
        foreach (var child in Children) child.Write(writer, indent + "  ");
    }
}
