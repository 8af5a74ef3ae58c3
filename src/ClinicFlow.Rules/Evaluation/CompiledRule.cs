namespace ClinicFlow.Rules;

/// <summary>A compiled rule with its nested rules. Immutable and safe for many threads.</summary>
public sealed class CompiledRule
{
    internal const int DeepestChain = 10;
    private readonly CompiledRule[] _children = [];

    internal CompiledRule()
    {
    }

    /// <summary>WorkflowName/RuleName.</summary>
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required RuleDefinition Definition { get; init; }
    public bool Enabled { get; init; }
    public string? Severity { get; init; }
    public string? Event => Definition.SuccessEvent;

    /// <summary>False: the rule does not apply here and is skipped.</summary>
    public RuleExpression? When { get; init; }

    /// <summary>The id of who is responsible.</summary>
    public RuleExpression? Responsible { get; init; }
    public RuleExpression? OccurrenceKey { get; init; }
    public RuleExpression? OccurrenceTime { get; init; }
    public RuleExpression? OccurrenceDue { get; init; }

    public IReadOnlyList<CompiledRule> Children
    {
        get => _children;
        init => _children = [.. value];
    }

    public IReadOnlyList<RuleAction> OnSuccess { get; init; } = [];
    public IReadOnlyList<RuleAction> OnFailure { get; init; } = [];

    /// <summary>Why the rule can't be understood; such a rule gives an error whenever it is evaluated.</summary>
    public RuleProblem? Problem { get; init; }

    internal RuleExpression? Test { get; init; }

    /// <summary>Its own test, or those of its nested rules.</summary>
    internal IEnumerable<RuleExpression> Tests => Test is null ? _children.SelectMany(c => c.Tests) : [Test];

    internal bool IsAny { get; init; }
    internal RuleSettings Settings { get; init; } = RuleSettings.Default;
    internal MessageTemplate? Russian { get; init; }
    internal MessageTemplate? English { get; init; }
    internal DecidingValues? Deciding { get; init; }

    /// <summary>The status alone: fast, without messages or actions.</summary>
    public RuleStatus Status(object?[] inputs, EvaluationContext context)
    {
        if (!Enabled) return RuleStatus.Skipped;
        try
        {
            if (Problem is not null) return Failing;
            if (When is not null && !When.Truth(inputs, context)) return RuleStatus.Skipped;
            if (Test is not null) return Test.Truth(inputs, context) ? RuleStatus.Passed : RuleStatus.Failed;
        }
        catch (Exception e) when (e is not InvalidProgramException)
        {
            return Failing;
        }
        var combined = new Combination(IsAny);
        foreach (var child in _children)
        {
            combined.Add(child.Status(inputs, context));
            if (combined.IsDecided) break;
        }
        return combined.Status;
    }

    /// <summary>The status with messages, output, children and the values that decided.</summary>
    public RuleResult Evaluate(object?[] inputs, EvaluationContext context) => Evaluate(inputs, context, 0, Settings.AutoExecuteActions);

    /// <summary>
    /// As <see cref="Evaluate(object?[], EvaluationContext)"/>, with the value of every part of the expressions. Errors are told, never
    /// thrown; actions other than outputs don't run. Slower than evaluation, within the same budgets.
    /// </summary>
    public RuleTrace Trace(object?[] inputs, EvaluationContext context) => Tracing.RuleTracer.Run(this, inputs, context);

    /// <summary>
    /// The message in a language: <c>ru</c> (ErrorMessage) or <c>en</c> (Properties.messages.en); where there is none the
    /// reason (Properties.because); null if there is neither.
    /// </summary>
    public string? FormatMessage(string language, object?[] inputs, EvaluationContext context)
    {
        var template = language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Russian;
        if (template is null || !Settings.EnableFormattedErrorMessage) return null;
        try
        {
            return template.Format(inputs, context);
        }
        catch (Exception e) when (e is not InvalidProgramException)
        {
            return template.Text;
        }
    }

    internal RuleResult Evaluate(object?[] inputs, EvaluationContext context, int chain, bool actions)
    {
        var result = Decide(inputs, context);
        if (result.Status == RuleStatus.Failed || result.Status == RuleStatus.Error && _children.Length > 0 && Problem is null)
            (result.Message, result.MessageEn) = (FormatMessage("ru", inputs, context), FormatMessage("en", inputs, context));
        if (Deciding is not null && result.Status is RuleStatus.Passed or RuleStatus.Failed) result.Remember(inputs, context);
        if (actions) RuleActions.Run(this, result, inputs, context, chain);
        return result;
    }

    private RuleStatus Failing => Settings.IgnoreException ? RuleStatus.Failed : RuleStatus.Error;

    /// <summary>Status and children. Messages and actions are those of the top rules: a parent speaks for its children.</summary>
    private RuleResult Decide(object?[] inputs, EvaluationContext context)
    {
        if (!Enabled) return new RuleResult(this, RuleStatus.Skipped);
        if (Problem is not null) return Erring(RunErrors.Of(Problem), Settings.EnableExceptionAsErrorMessage || Settings.EnableExceptionAsErrorMessageForRuleExpressionParsing && Settings.IgnoreException);
        try
        {
            if (When is not null && !When.Truth(inputs, context)) return new RuleResult(this, RuleStatus.Skipped);
            if (Test is not null) return new RuleResult(this, Test.Truth(inputs, context) ? RuleStatus.Passed : RuleStatus.Failed);
        }
        catch (Exception e) when (e is not InvalidProgramException)
        {
            return Erring(RunErrors.Of(e), Settings.EnableExceptionAsErrorMessage);
        }
        var combined = new Combination(IsAny);
        var children = new List<RuleResult>();
        foreach (var child in _children)
        {
            if (!child.Enabled) continue;
            children.Add(child.Decide(inputs, context));
            combined.Add(children[^1].Status);
            if (combined.IsDecided && Settings.NestedRuleExecutionMode == NestedRuleExecutionMode.Performance) break;
        }
        return new RuleResult(this, combined.Status) { Children = children };
    }

    private RuleResult Erring(RuleError error, bool asResult)
    {
        if (Settings.IgnoreException) return new RuleResult(this, RuleStatus.Failed);
        return asResult ? new RuleResult(this, RuleStatus.Error) { Error = error } : throw new RuleEvaluationException(error);
    }
}
