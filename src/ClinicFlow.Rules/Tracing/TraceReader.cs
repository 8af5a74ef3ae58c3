using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Tracing;

/// <summary>Makes the tree of an evaluation from what was recorded.</summary>
internal sealed class TraceReader(Watch watch, Recorder recorder, EvaluationContext context, RuleError? error)
{
    public TraceNode Read(Syntax tree, Source source) => Node(tree, source, error is null);

    /// <param name="node">The part.</param>
    /// <param name="source">The text that it is a part of.</param>
    /// <param name="reached">Whether what it is a part of was evaluated: all that is known of a literal.</param>
    private TraceNode Node(Syntax node, Source source, bool reached)
    {
        var part = watch.PartOf(node);
        var state = part is null ? TraceState.NotEvaluated : StateOf(node, part, reached);
        var children = Parts.Of(node).Where(c => watch.PartOf(c) is not null).Select(c => Node(c, source, state != TraceState.NotEvaluated)).ToList();
        var text = source.Text[node.Start..Math.Max(node.Start, node.End)];
        var trace = new TraceNode { Start = node.Start, Length = text.Length, Text = text, Kind = Parts.KindOf(node), Type = part?.Type ?? "", State = state, Children = children };
        if (part is null) return trace;
        if (state == TraceState.Error) return children.Any(c => c.State == TraceState.Error) ? trace : trace with { Error = error };
        if (state == TraceState.NotEvaluated) return trace;
        if (node is LiteralSyntax literal) return trace with { Value = literal.Value, Formatted = TraceText.Of(literal.Value, context), Times = 1, TimesTrue = literal.Value is true ? 1 : 0 };
        if (node is LambdaSyntax) return Lambda(trace, children);
        if (part.IsQuery)
        {
            var items = recorder.Times[part.Id] > 0 ? recorder.Items[part.Id] : children.FirstOrDefault()?.Items ?? 0;
            return trace with { Items = items, Formatted = $"[{items}]", Times = recorder.Times[part.Id] };
        }
        return Valued(trace, part);
    }

    private TraceNode Valued(TraceNode trace, Part part)
    {
        var (value, each) = (recorder.Values[part.Id], recorder.Each(part.Id));
        trace = trace with { Times = recorder.Times[part.Id], TimesTrue = recorder.TimesTrue[part.Id] };
        return watch.Loops[part.Id] < 0
            ? trace with { Value = value, Formatted = TraceText.Of(value, context), Items = TraceText.Count(value) }
            : trace with { Each = [.. each.Select(e => new TraceElement(e.Element, e.Value, TraceText.Of(e.Value, context)))] };
    }

    private static TraceNode Lambda(TraceNode trace, List<TraceNode> children) =>
        children is [var body] ? trace with { Type = body.Type, Times = body.Times, TimesTrue = body.TimesTrue, Each = body.Each } : trace;

    private TraceState StateOf(Syntax node, Part part, bool reached)
    {
        if (error is not null && Begun(node)) return TraceState.Error;
        if (recorder.Times[part.Id] > 0) return TraceState.Value;
        if (!reached) return TraceState.NotEvaluated;
        if (node is LiteralSyntax) return TraceState.Value;
        // A function of lists has no value of its own: an ordering gives what it was given, a lambda what its body gives.
        return (part.IsQuery || node is LambdaSyntax) && Parts.Of(node).Any(c => watch.PartOf(c) is { } inner && StateOf(c, inner, false) == TraceState.Value)
            ? TraceState.Value : TraceState.NotEvaluated;
    }

    /// <summary>Whether this part, or one of a path that it is, was begun and not ended.</summary>
    private bool Begun(Syntax node) =>
        watch.PartOf(node) is { } part && recorder.Open.Contains(part.Id)
        || node is MemberSyntax member && Begun(member.Target)
        || node is LambdaSyntax lambda && Begun(lambda.Body)
        || watch.PartOf(node) is { IsQuery: true } && Parts.Of(node).Any(Begun);
}
