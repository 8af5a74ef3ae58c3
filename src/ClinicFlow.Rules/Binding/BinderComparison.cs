using System.Linq.Expressions;
using ClinicFlow.Rules.Language;
using ClinicFlow.Rules.Runtime;

namespace ClinicFlow.Rules.Binding;

/// <summary>Comparison and <c>in</c>. A null makes every order false; it equals null only.</summary>
internal sealed partial class Binder
{
    private Bound Compare(Syntax node, TokenKind kind, string text, Bound left, Bound right)
    {
        var equality = kind is TokenKind.Equal or TokenKind.NotEqual;
        if (left.IsNullLiteral || right.IsNullLiteral)
        {
            var other = left.IsNullLiteral ? right : left;
            if (!equality) return Numbers.Is(other.Bare) || Dates.Is(other.Bare) ? new Bound(node, Expression.Constant(false)) : throw _source.Incompatible(node.Position, text, left, right);
            return new Bound(node, WithNull(other, kind == TokenKind.Equal));
        }
        (left, right) = (Read(left, right), Read(right, left));
        if (Presently(node, kind, text, left, right) is { } present) return present;
        if (left.Clr == typeof(string) && right.Clr == typeof(string))
            return new Bound(node, equality ? Make(kind, left.Value, right.Value)
                : Make(kind, Expression.Call(typeof(Ordering), nameof(Ordering.Texts), null, left.Value, right.Value), Expression.Constant(0)));
        if (Meeting(left, right, equality) is { } type)
        {
            var nullable = left.IsNullable || right.IsNullable;
            var target = nullable ? typeof(Nullable<>).MakeGenericType(type) : type;
            if (To(left) is { } a && To(right) is { } b) return new Bound(node, Make(kind, a, b));
            Expression? To(Bound bound) => Coercion.To(bound, target, _unit, out _) ?? (bound.Bare.IsEnum || Numbers.Is(bound.Bare) ? Expression.ConvertChecked(bound.Value, target) : null);
        }
        if (equality && !left.Clr.IsValueType && !right.Clr.IsValueType && left.Query is null && right.Query is null && SameKind(left, right))
            return new Bound(node, left.Clr == right.Clr && !left.IsObject ? Make(kind, left.Value, right.Value)
                : kind == TokenKind.Equal ? Expression.ReferenceEqual(left.Value, right.Value) : Expression.ReferenceNotEqual(left.Value, right.Value));
        throw _source.Incompatible(node.Position, text, left, right);
    }

    /// <summary>
    /// An order of values that may be missing: false unless they are there. Equality only beside a value that is
    /// never missing, because two missing values are equal.
    /// </summary>
    private Bound? Presently(Syntax node, TokenKind kind, string text, Bound left, Bound right)
    {
        var equality = kind is TokenKind.Equal or TokenKind.NotEqual;
        if (equality && left.Present is not null == right.Present is not null) return null;
        if (Presence.Both(left, right, (l, r) => Compare(node, kind, text, l, r)) is not { } both || both.Value.IsNullable) return null;
        return new Bound(node, kind == TokenKind.NotEqual ? Expression.OrElse(Expression.Not(both.Test), both.Value.Value) : Expression.AndAlso(both.Test, both.Value.Value));
    }

    private static Expression WithNull(Bound other, bool equal)
    {
        if (other.Query is not null || other.Clr.IsValueType && !other.IsNullable) return Expression.Constant(!equal);
        if (!other.IsNullable) return equal ? Expression.ReferenceEqual(other.Value, Expression.Constant(null)) : Expression.ReferenceNotEqual(other.Value, Expression.Constant(null));
        var present = Expression.Property(other.Value, "HasValue");
        return equal ? Expression.Not(present) : present;
    }

    /// <summary>A string literal beside a number, date or enum is read as one.</summary>
    private Bound Read(Bound bound, Bound other)
    {
        if (bound.TextLiteral is not { } text || !other.Clr.IsValueType) return bound;
        if (!Allowed.IsKnown(other.Bare)) return bound;
        return Coercion.Text(text, other.Bare, _unit) is { } value ? new Bound(new NameSyntax(bound.Node.Position, text), value) : throw _source.BadText(bound.Node.Position, TypeNames.Of(other.Bare));
    }

    private Type? Meeting(Bound left, Bound right, bool equality)
    {
        var (a, b) = (left.Bare, right.Bare);
        if (Numbers.Is(a) && Numbers.Is(b)) return Numbers.Meet(left, right, Compatible);
        if (a.IsEnum || b.IsEnum) return a == b || Numbers.IsInteger(a) || Numbers.IsInteger(b) ? typeof(int) : null;
        if (Dates.Meet(a, b, Compatible) is { } date) return date;
        if (a == typeof(char) && Numbers.IsInteger(b) || b == typeof(char) && Numbers.IsInteger(a)) return typeof(int);
        if (a != b) return null;
        if (a == typeof(bool) || a == typeof(Guid)) return equality ? a : null;
        return a == typeof(TimeSpan) || a == typeof(TimeOnly) || a == typeof(char) ? a : null;
    }

    private static bool SameKind(Bound left, Bound right)
    {
        if (left.Type.Shape is not null && right.Type.Shape is not null) return left.Type.Shape == right.Type.Shape;
        if (left.IsObject || right.IsObject) return true;
        return left.Clr.IsAssignableFrom(right.Clr) || right.Clr.IsAssignableFrom(left.Clr);
    }

    private static Expression Make(TokenKind kind, Expression a, Expression b) => kind switch
    {
        TokenKind.Equal => Expression.Equal(a, b),
        TokenKind.NotEqual => Expression.NotEqual(a, b),
        TokenKind.Less => Expression.LessThan(a, b),
        TokenKind.LessOrEqual => Expression.LessThanOrEqual(a, b),
        TokenKind.Greater => Expression.GreaterThan(a, b),
        _ => Expression.GreaterThanOrEqual(a, b),
    };

    private Bound In(InSyntax node)
    {
        var value = Bind(node.Value);
        var held = value.Value is ParameterExpression known ? known : Expression.Variable(value.Clr, "value");
        var bound = new Bound(node.Value is LiteralSyntax ? node.Value : node, held, value.Type, value.MayBeNull);
        Expression? any = null;
        foreach (var syntax in node.Items)
        {
            var item = Bind(syntax);
            if (Compatible && item.TextLiteral is not null && bound.Clr.IsValueType && !bound.Bare.IsEnum) throw _source.Incompatible(syntax.Position, "in", value, item);
            var same = Compare(syntax, TokenKind.Equal, "in", bound, item).Value;
            any = any is null ? same : Expression.OrElse(any, same);
        }
        return new Bound(node, held == value.Value ? any! : Expression.Block([held], Expression.Assign(held, value.Value), any!));
    }

    private Bound InList(InListSyntax node)
    {
        var (value, list) = (Bind(node.Value), Bind(node.List));
        if (list.Type.Element is null || list.Clr == typeof(string)) throw _source.WrongType(node.List.Position, "list", list);
        return new Bound(node, Held(node, QueryOf(list), value));
    }

    /// <summary>Whether a sequence holds a value.</summary>
    private Expression Held(Syntax node, Query query, Bound value)
    {
        var held = Expression.Variable(value.Clr, "value");
        var sought = new Bound(value.Node, value.Node is LiteralSyntax ? value.Value : held, value.Type, value.MayBeNull);
        var found = Terminals.Contains(query, item => Compare(node, TokenKind.Equal, "in", new Bound(node, item, query.Element, true), sought).Value, _unit);
        return Expression.Block([held], Expression.Assign(held, value.Value), found);
    }
}
