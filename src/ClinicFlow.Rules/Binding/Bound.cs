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
