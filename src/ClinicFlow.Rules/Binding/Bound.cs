using System.Linq.Expressions;
using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Binding;

/// <summary>A typed part of an expression: either a value or a sequence not yet made into a list.</summary>
internal sealed class Bound
{
    private readonly Expression? _value;

    public Bound(Syntax node, Expression value, FactType type, bool mayBeNull = false) =>
        (Node, _value, Type, MayBeNull) = (node, value, type, mayBeNull && !value.Type.IsValueType);

    public Bound(Syntax node, Expression value) : this(node, value, FactType.Clr(value.Type))
    {
    }

    public Bound(Syntax node, Query query, Unit unit)
    {
        (Node, Query) = (node, query);
        Type = new SequenceFactType(query.Element);
        _value = null;
        Unit = unit;
    }

    public Syntax Node { get; }

    public FactType Type { get; }

    /// <summary>Whether a reference may be null, so that its members are guarded.</summary>
    public bool MayBeNull { get; }

    public Query? Query { get; }

    private Unit? Unit { get; }

    /// <summary>
    /// If the value may be missing because a fact on the way may be: the test that it is there, and the value
    /// then. Lets comparisons do without a nullable.
    /// </summary>
    public Presence? Present { get; init; }

    public Expression Value => _value ?? Terminals.List(Query!, Unit!);

    public Type Clr => _value?.Type ?? Type.ClrType;

    /// <summary>The CLR type without <c>?</c>.</summary>
    public Type Bare => Nullable.GetUnderlyingType(Clr) ?? Clr;

    public bool IsNullable => Nullable.GetUnderlyingType(Clr) is not null;

    public LiteralSyntax? Literal => Node as LiteralSyntax;

    public bool IsNullLiteral => Node is LiteralSyntax { Value: null };

    public string? TextLiteral => (Node as LiteralSyntax)?.Value as string;

    /// <summary>An unknown thing: a value of type object.</summary>
    public bool IsObject => Clr == typeof(object);

    /// <summary>How the type is called in messages.</summary>
    public string TypeName => TypeNames.Of(Type, Clr);
}

/// <summary>A value that is there if a test holds. Both are free of side effects and cheap to write twice.</summary>
internal sealed record Presence(Expression Test, Bound Value)
{
    /// <summary>The same presence for something made of the value.</summary>
    public Presence With(Bound value) => new(Test, value);

    /// <summary>The presence of something made of two values; null if either is missing in another way.</summary>
    public static Presence? Both(Bound left, Bound right, Func<Bound, Bound, Bound> make)
    {
        if (left.Present is null && right.Present is null) return null;
        if (left.Present is null && left.IsNullable || right.Present is null && right.IsNullable) return null;
        var test = left.Present is null ? right.Present!.Test : right.Present is null ? left.Present.Test : Joined(left.Present.Test, right.Present.Test);
        return new Presence(test, make(left.Present?.Value ?? left, right.Present?.Value ?? right));
    }

    private static Expression Joined(Expression a, Expression b) => Same(a, b) ? a : Expression.AndAlso(a, b);

    private static bool Same(Expression a, Expression b) =>
        a == b || a is BinaryExpression { NodeType: ExpressionType.NotEqual } x && b is BinaryExpression { NodeType: ExpressionType.NotEqual } y && x.Left == y.Left && x.Left is ParameterExpression;
}

/// <summary>The result of a query: a sequence without Count, Length or index.</summary>
internal sealed class SequenceFactType(FactType element) : FactType(typeof(List<>).MakeGenericType(element.ClrType))
{
    public override FactType Element => element;
}

/// <summary>A group of GroupBy: a sequence with a Key.</summary>
internal sealed class GroupFactType(FactType key, FactType element) : FactType(typeof(Runtime.Grouping<,>).MakeGenericType(key.ClrType, element.ClrType))
{
    public FactType Key => key;
    public override FactType Element => element;
}
