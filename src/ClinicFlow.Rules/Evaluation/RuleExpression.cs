using System.Linq.Expressions;
using ClinicFlow.Rules.Binding;
using ClinicFlow.Rules.Language;
using ClinicFlow.Rules.Tracing;

namespace ClinicFlow.Rules;

/// <summary>One expression of the dialect: parsed, bound to a schema, compiled at its first use. Safe for many threads.</summary>
public sealed class RuleExpression
{
    private readonly Lazy<Func<object?[], EvaluationContext, bool>>? _truth;
    private Func<object?[], EvaluationContext, bool>? _ready;
    private readonly Lazy<Func<object?[], EvaluationContext, object?>> _value;

    private readonly Lazy<TracedExpression> _traced;

    private RuleExpression(string text, Syntax tree, Names names, Bound bound, Expression value, Unit unit, Func<TracedExpression> traced)
    {
        (Text, Tree, Names) = (text, tree, names);
        _traced = new Lazy<TracedExpression>(traced);
        ResultType = value.Type;
        FactType = value.Type == bound.Type.ClrType ? bound.Type : FactType.Clr(value.Type);
        if (Logic.Is(bound) && value.Type != typeof(object))
        {
            var truth = unit.Lambda<Func<object?[], EvaluationContext, bool>>(Logic.Truth(new Bound(bound.Node, value)));
            _truth = new Lazy<Func<object?[], EvaluationContext, bool>>(truth.Compile);
        }
        var boxed = unit.Lambda<Func<object?[], EvaluationContext, object?>>(value);
        _value = new Lazy<Func<object?[], EvaluationContext, object?>>(boxed.Compile);
    }

    public string Text { get; }

    internal Syntax Tree { get; }

    internal Names Names { get; }

    public Type ResultType { get; }

    /// <summary>The type of the result as a fact, with its members.</summary>
    public FactType FactType { get; }

    /// <summary>Compiles an expression. With a <paramref name="resultType"/>, the result is converted to it or refused.</summary>
    /// <exception cref="RuleException">The expression can't be understood.</exception>
    public static RuleExpression Compile(string text, FactSchema schema, Type? resultType = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(schema);
        return Compile(text, new Names(schema, [], false, false, RuleLimits.Default), resultType);
    }

    public static bool TryCompile(string text, FactSchema schema, out RuleExpression? expression, out RuleProblem? problem, Type? resultType = null)
    {
        try
        {
            (expression, problem) = (Compile(text, schema, resultType), null);
            return true;
        }
        catch (RuleException e)
        {
            (expression, problem) = (null, e.Problem);
            return false;
        }
    }

    internal static RuleExpression Compile(string text, Names names, Type? resultType)
    {
        var (source, tree) = Parser.Parse(text, names.Limits);
        var unit = new Unit();
        try
        {
            var bound = Binder.Bind(source, tree, names, unit, recordsAllowed: resultType is null);
            return new RuleExpression(text, tree, names, bound, Result(source, tree, bound, resultType, names, unit), unit, () => Traced(source, tree, names, resultType));
        }
        catch (InsufficientExecutionStackException)
        {
            throw source.Fail(0, RuleCodes.Limit, "Выражение слишком сложное", "The expression is too complex");
        }
    }

    /// <exception cref="RuleEvaluationException">The expression failed while it ran.</exception>
    public object? Evaluate(object?[] inputs, EvaluationContext context)
    {
        try
        {
            return _value.Value(inputs, context);
        }
        catch (Exception e) when (e is not RuleEvaluationException)
        {
            throw RunErrors.Thrown(e);
        }
    }

    /// <summary>As <see cref="Evaluate"/>, without boxing; null counts as false.</summary>
    public bool EvaluateBool(object?[] inputs, EvaluationContext context)
    {
        try
        {
            return Truth(inputs, context);
        }
        catch (Exception e) when (e is not RuleEvaluationException)
        {
            throw RunErrors.Thrown(e);
        }
    }

    /// <summary>
    /// As <see cref="Evaluate"/>, with the value of every part; an error is told, not thrown. Compiled at its first use;
    /// slower than evaluation, within the same budgets.
    /// </summary>
    public ExpressionTrace Trace(object?[] inputs, EvaluationContext context) => _traced.Value.Run(inputs, context);

    internal TraceNode Outline(EvaluationContext context) => _traced.Value.Outline(context);

    /// <summary>Compiles now rather than at the first use.</summary>
    internal void Ready()
    {
        if (_truth is null) _ = _value.Value;
        else _ready = _truth.Value;
    }

    internal bool Truth(object?[] inputs, EvaluationContext context) =>
        _ready is { } ready ? ready(inputs, context)
        : _truth is { } truth ? (_ready = truth.Value)(inputs, context) : throw new InvalidOperationException($"The expression gives {TypeNames.Of(ResultType)}, not bool.");

    private static TracedExpression Traced(Source source, Syntax tree, Names names, Type? resultType)
    {
        var unit = new Unit { Watch = new Watch() };
        var bound = Binder.Bind(source, tree, names, unit, recordsAllowed: resultType is null);
        return new TracedExpression(source.Text, tree, names, Result(source, tree, bound, resultType, names, unit), unit);
    }

    private static Expression Result(Source source, Syntax tree, Bound bound, Type? wanted, Names names, Unit unit)
    {
        if (wanted is null || wanted == typeof(object)) return bound.Value;
        if (wanted == typeof(bool))
        {
            if (bound.Query is not null || !Logic.Is(bound) || names.Compatible && bound.IsNullable) throw source.WrongType(tree.Position, "bool", bound);
            return Logic.Truth(bound);
        }
        if (Coercion.To(bound, wanted, unit, out _) is { } value) return value;
        var bare = Nullable.GetUnderlyingType(wanted) ?? wanted;
        if (bound.Query is null && Numbers.Is(bound.Bare) && Numbers.Is(bare) && (wanted != bare || !bound.IsNullable)) return Expression.ConvertChecked(bound.Value, wanted);
        throw source.WrongType(tree.Position, TypeNames.Of(wanted), bound);
    }
}
