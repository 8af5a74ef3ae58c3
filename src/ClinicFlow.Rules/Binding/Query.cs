using System.Linq.Expressions;

namespace ClinicFlow.Rules.Binding;

/// <summary>
/// A sequence as code that pushes each item into what follows. A chain of queries becomes one loop; what follows
/// leaves it early by jumping to a label of its own.
/// </summary>
internal abstract class Query(FactType element, bool itemsMayBeNull)
{
    public FactType Element => element;

    public bool ItemsMayBeNull => itemsMayBeNull;

    /// <summary>Code that runs <paramref name="each"/>, which is asked for once, with every item.</summary>
    public abstract Expression Emit(Unit unit, Func<ParameterExpression, Expression> each);

    protected ParameterExpression Item(string name = "item") => Expression.Variable(Element.ClrType, name);
}

/// <summary>Where a lambda's body is computed: its parameter and its value.</summary>
internal sealed record Projection(ParameterExpression Parameter, Bound Body)
{
    /// <summary>Code that computes the body for an item.</summary>
    public Expression For(ParameterExpression item, Expression body) =>
        Expression.Block(body.Type, [Parameter], Expression.Assign(Parameter, item), body);
}
