using System.Linq.Expressions;
using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Binding;

/// <summary>Dates and spans of time: which meet, and what comes out of plus and minus.</summary>
internal static class Dates
{
    public static bool Is(Type type) => type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(DateOnly);

    /// <summary>The type in which two dates are compared; in the model only equal types are.</summary>
    public static Type? Meet(Type a, Type b, bool compatible)
    {
        if (!Is(a) || !Is(b)) return null;
        if (a == b) return a;
        if (compatible && a != typeof(DateTimeOffset) && b != typeof(DateTimeOffset)) return null;
        return a == typeof(DateTimeOffset) || b == typeof(DateTimeOffset) ? typeof(DateTimeOffset) : typeof(DateTime);
    }

    public static Bound? Arithmetic(BinarySyntax node, Bound left, Bound right, Unit unit, bool compatible)
    {
        if (Plain(node, left, right, unit, compatible) is not { } result) return null;
        return new Bound(node, result) { Present = Presence.Both(left, right, (l, r) => new Bound(node, Plain(node, l, r, unit, compatible)!)) };
    }

    private static Expression? Plain(BinarySyntax node, Bound left, Bound right, Unit unit, bool compatible)
    {
        var (a, b) = (left.Bare, right.Bare);
        if (compatible && left.IsNullable != right.IsNullable) return null;
        var nullable = left.IsNullable || right.IsNullable;
        Type Lifted(Type type) => nullable ? typeof(Nullable<>).MakeGenericType(type) : type;
        Expression? As(Bound bound, Type type) => Coercion.To(bound, Lifted(type), unit, out _);
        if (node.Operator is TokenKind.Plus or TokenKind.Minus)
        {
            var plus = node.Operator == TokenKind.Plus;
            if (b == typeof(TimeSpan) && (a == typeof(DateTime) || a == typeof(DateTimeOffset) || a == typeof(TimeSpan)))
                return plus ? Expression.Add(As(left, a)!, As(right, b)!) : Expression.Subtract(As(left, a)!, As(right, b)!);
            if (!plus && Meet(a, b, compatible) is { } met)
            {
                if (met == typeof(DateOnly)) met = typeof(DateTime);
                if (As(left, met) is { } from && As(right, met) is { } to) return Expression.Subtract(from, to);
            }
        }
        if (compatible || a != typeof(TimeSpan) || !Numbers.Is(b) || node.Operator is not (TokenKind.Star or TokenKind.Slash)) return null;
        if (As(right, typeof(double)) is not { } factor) return null;
        return node.Operator == TokenKind.Star ? Expression.Multiply(As(left, a)!, factor) : Expression.Divide(As(left, a)!, factor);
    }
}
