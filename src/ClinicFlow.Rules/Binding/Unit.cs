using System.Linq.Expressions;
using ClinicFlow.Rules.Runtime;

namespace ClinicFlow.Rules.Binding;

/// <summary>
/// The code of one delegate: its parameters, the inputs that it reads (cast once, at the start), the parameters
/// that it computes first, and its count of steps. No nested lambdas are made, so nothing is slower than a loop.
/// </summary>
internal sealed class Unit
{
    private static readonly System.Reflection.MethodInfo Check = typeof(Budgets).GetMethod(nameof(Budgets.Check))!;
    private readonly List<ParameterExpression> _variables = [];
    private readonly List<Expression> _statements = [];
    private readonly Dictionary<int, ParameterExpression> _inputs = [];
    private ParameterExpression? _steps;
    private ParameterExpression? _started;
    private int _inputStatements;

    public ParameterExpression Inputs { get; } = Expression.Parameter(typeof(object?[]), "inputs");

    public ParameterExpression Context { get; } = Expression.Parameter(typeof(EvaluationContext), "context");

    /// <summary>Set if the code is to tell the values of its parts; its delegate then takes a recorder too.</summary>
    public Tracing.Watch? Watch { get; init; }

    public ParameterExpression Input(int index, FactType type)
    {
        if (_inputs.TryGetValue(index, out var known)) return known;
        var variable = Variable(type.ClrType, "input");
        var value = Expression.ArrayIndex(Inputs, Expression.Constant(index));
        Expression cast = type.ClrType.IsValueType
            ? Expression.Condition(Expression.ReferenceEqual(value, Expression.Constant(null)), Expression.Default(type.ClrType), Expression.Unbox(value, type.ClrType))
            : Expression.Convert(value, type.ClrType);
        _statements.Insert(_inputStatements++, Expression.Assign(variable, cast));
        return _inputs[index] = variable;
    }

    /// <summary>Computes a value once, before everything that follows.</summary>
    public ParameterExpression Define(Expression value, string name)
    {
        var variable = Variable(value.Type, name);
        _statements.Add(Expression.Assign(variable, value));
        return variable;
    }

    /// <summary>Counts one step of a loop.</summary>
    public Expression Step()
    {
        Counting();
        return Expression.IfThen(
            Expression.Equal(Expression.And(Expression.PreDecrementAssign(_steps!), Expression.Constant(1023L)), Expression.Constant(0L)), CheckNow());
    }

    /// <summary>Counts many steps at once, for work done in one call.</summary>
    public Expression Steps(Expression count)
    {
        Counting();
        return Expression.Block(Expression.SubtractAssign(_steps!, Expression.Convert(count, typeof(long))), CheckNow());
    }

    public Expression<TDelegate> Lambda<TDelegate>(Expression body)
    {
        var result = typeof(TDelegate).GetMethod("Invoke")!.ReturnType;
        if (body.Type != result) body = Expression.Convert(body, result);
        if (_variables.Count > 0) body = Expression.Block(_variables, [.. _statements, body]);
        return Expression.Lambda<TDelegate>(body, Watch is null ? [Inputs, Context] : [Inputs, Context, Watch.Recorder]);
    }

    private void Counting()
    {
        if (_steps is not null) return;
        _steps = Variable(typeof(long), "steps");
        _started = Variable(typeof(long), "started");
        _statements.Insert(_inputStatements++, Expression.Assign(_steps, Expression.Property(Context, nameof(EvaluationContext.StepBudget))));
    }

    private Expression CheckNow() => Expression.Assign(_started!, Expression.Call(Check, _steps!, _started!, Context));

    private ParameterExpression Variable(Type type, string name)
    {
        var variable = Expression.Variable(type, name);
        _variables.Add(variable);
        return variable;
    }
}
