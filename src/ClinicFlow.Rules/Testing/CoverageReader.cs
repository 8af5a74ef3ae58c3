namespace ClinicFlow.Rules.Testing;

/// <summary>Collects from traces which conditions were true and which were false.</summary>
internal sealed class CoverageReader
{
    private sealed record Condition(CompiledRule Rule, string Member, string Place, int Start, string Text)
    {
        public bool True { get; set; }
        public bool False { get; set; }
    }

    private readonly Dictionary<(string Rule, string Member, int Start, string Text), Condition> _conditions = [];

    public RuleCoverage Coverage
    {
        get
        {
            var unseen = _conditions.Values.SelectMany(c => new[] { (c, Answer: "true", Seen: c.True), (c, Answer: "false", Seen: c.False) }).Where(a => !a.Seen).Select(a =>
            {
                var definition = a.c.Rule.Definition;
                var (line, column) = definition.Places[a.c.Place]?.At(a.c.Start) ?? (definition.Line, definition.Column);
                return new UnseenBranch(a.c.Rule.Id, a.c.Member, a.c.Text, a.c.Start, a.Answer, line, column);
            }).ToList();
            return new RuleCoverage(_conditions.Count * 2, _conditions.Count * 2 - unseen.Count, unseen);
        }
    }

    /// <summary>A rule whose branches count, whether a test reaches them or not.</summary>
    public void Add(CompiledRule rule, EvaluationContext context)
    {
        Add(rule, "when", "Properties.when", rule.When?.Outline(context), isCondition: true);
        Add(rule, "expression", "Expression", rule.Test?.Outline(context), isCondition: true);
        foreach (var action in rule.OnSuccess.Concat(rule.OnFailure)) Add(rule, "output", "", action.Output?.Outline(context), isCondition: false);
        foreach (var child in rule.Children.Where(c => c.Enabled)) Add(child, context);
    }

    public void Add(RuleTrace trace)
    {
        Add(trace.Rule, "when", "Properties.when", trace.When?.Root, isCondition: true);
        Add(trace.Rule, "expression", "Expression", trace.Expression?.Root, isCondition: true);
        foreach (var output in trace.Outputs) Add(trace.Rule, "output", "", output.Root, isCondition: false);
        foreach (var child in trace.Children) Add(child);
    }

    private void Add(CompiledRule rule, string member, string place, TraceNode? node, bool isCondition)
    {
        if (node is null || node.Kind is "lambda" or "literal") return;
        if (node.Kind is "and" or "or" or "not")
        {
            foreach (var child in node.Children) Add(rule, member, place, child, true);
            return;
        }
        if (node.Kind == "choice")
        {
            for (var i = 0; i < node.Children.Count; i++) Add(rule, member, place, node.Children[i], i == 0 || isCondition);
            return;
        }
        if (!isCondition)
        {
            foreach (var child in node.Children) Add(rule, member, place, child, false);
            return;
        }
        var key = (rule.Id, member, node.Start, node.Text);
        if (!_conditions.TryGetValue(key, out var known)) _conditions[key] = known = new Condition(rule, member, place, node.Start, node.Text);
        if (node.State != TraceState.Value) return;
        if (node.TimesTrue > 0) known.True = true;
        else known.False = true;
    }
}
