using System.Linq.Expressions;
using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Binding;

/// <summary>Operators other than comparison.</summary>
internal sealed partial class Binder
{
    private Bound Unary(UnarySyntax unary)
    {
        var operand = Bind(unary.Operand);
        if (unary.Operator == TokenKind.Not)
        {
            if (!Logic.Is(operand)) throw _source.Incompatible(unary.Position, "not", operand);
            return new Bound(unary, Expression.Not(Compatible ? operand.Value : Logic.Truth(operand)));
        }
        if (operand.Bare == typeof(TimeSpan)) return new Bound(unary, Expression.Negate(operand.Value));
        if (!Numbers.Is(operand.Bare) || operand.Bare == typeof(ulong)) throw _source.Incompatible(unary.Position, "-", operand);
        var type = Numbers.Widened(operand.Bare);
        return new Bound(unary, Expression.NegateChecked(Numbers.Convert(operand.Value, operand.IsNullable ? typeof(Nullable<>).MakeGenericType(type) : type)));
    }

    private Bound Binary(BinarySyntax binary)
    {
        switch (binary.Operator)
        {
            case TokenKind.And or TokenKind.Or:
                return Both(binary, Bind(binary.Left), Bind(binary.Right), binary.Operator == TokenKind.And ? Expression.AndAlso : Expression.OrElse);
            case TokenKind.Ampersand or TokenKind.Bar:
                return Bits(binary, Bind(binary.Left), Bind(binary.Right));
            case TokenKind.ShiftLeft or TokenKind.ShiftRight:
                return Shift(binary, Bind(binary.Left), Bind(binary.Right));
            case TokenKind.Coalesce:
                return Coalesce(binary, Bind(binary.Left), Bind(binary.Right));
            case TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash or TokenKind.Percent:
                return Arithmetic(binary, Bind(binary.Left), Bind(binary.Right));
            default:
                return Compare(binary, binary.Operator, binary.Text, Bind(binary.Left), Bind(binary.Right));
        }
    }

    private Bound Both(BinarySyntax binary, Bound left, Bound right, Func<Expression, Expression, Expression> combine)
    {
        if (!Logic.Is(left) || !Logic.Is(right)) throw _source.Incompatible(binary.Position, binary.Text, left, right);
        if (Compatible && (left.IsNullable || right.IsNullable))
            return new Bound(binary, combine(Coercion.To(left, typeof(bool?), _unit, out _)!, Coercion.To(right, typeof(bool?), _unit, out _)!));
        return new Bound(binary, combine(Logic.Truth(left), Logic.Truth(right)));
    }

    private Bound Bits(BinarySyntax binary, Bound left, Bound right)
    {
        var and = binary.Operator == TokenKind.Ampersand;
        if (Logic.Is(left) && Logic.Is(right)) return Both(binary, left, right, and ? Expression.And : Expression.Or);
        if (and && Compatible) (left, right) = (AsNumber(left, right), AsNumber(right, left));
        if (and && (left.Clr == typeof(string) || right.Clr == typeof(string))) return Joined(binary, left, right);
        if (!Numbers.IsInteger(left.Bare) || !Numbers.IsInteger(right.Bare) || Numbers.Meet(left, right, Compatible) is not { } type || !Numbers.IsInteger(type))
            throw _source.Incompatible(binary.Position, binary.Text, left, right);
        var (a, b) = Meet(binary, left, right, type);
        return new Bound(binary, and ? Expression.And(a, b) : Expression.Or(a, b));
    }

    /// <summary>In the model a string literal that is a number joins a number by bits.</summary>
    private static Bound AsNumber(Bound bound, Bound other) =>
        Numbers.Is(other.Bare) && int.TryParse(bound.TextLiteral, System.Globalization.CultureInfo.InvariantCulture, out var number) ? new Bound(new LiteralSyntax(bound.Node.Position, number, bound.TextLiteral!), Expression.Constant(number)) : bound;

    private Bound Shift(BinarySyntax binary, Bound left, Bound right)
    {
        if (!Numbers.IsInteger(left.Clr) || Coercion.To(right, typeof(int), _unit, out _) is not { } count) throw _source.Incompatible(binary.Position, binary.Text, left, right);
        var value = Numbers.Convert(left.Value, left.Clr == typeof(uint) || left.Clr == typeof(long) || left.Clr == typeof(ulong) ? left.Clr : typeof(int));
        return new Bound(binary, binary.Operator == TokenKind.ShiftLeft ? Expression.LeftShift(value, count) : Expression.RightShift(value, count));
    }

    private Bound Coalesce(Syntax node, Bound left, Bound right)
    {
        if (left.IsNullLiteral) return right;
        if (left.Clr.IsValueType && !left.IsNullable) return Compatible && node is BinarySyntax b ? throw _source.Incompatible(b.Position, "??", left, right) : left;
        if (right.IsNullLiteral) return left;
        var bare = new Bound(left.Node, Expression.Default(left.Bare), left.IsNullable ? FactType.Clr(left.Bare) : left.Type);
        var (type, clr) = Unify(node.Position, "??", bare, right, left, right);
        if (!left.IsNullable)
            return new Bound(node, Expression.Coalesce(As(left, clr)!, As(right, clr)!), type, right.MayBeNull);
        var nullable = Nullable.GetUnderlyingType(clr) is not null ? clr : typeof(Nullable<>).MakeGenericType(clr);
        return new Bound(node, Expression.Coalesce(As(left, nullable)!, As(right, clr)!), type);
    }

    private Bound Conditional(Syntax node, Syntax test, Syntax then, Syntax @else)
    {
        var condition = Bind(test);
        if (!Logic.Is(condition)) throw _source.WrongType(test.Position, "bool", condition);
        var (a, b) = (Bind(then), Bind(@else));
        var (type, clr) = Unify(node.Position, "?:", a, b, a, b);
        return new Bound(node, Expression.Condition(Logic.Truth(condition), As(a, clr)!, As(b, clr)!), type,
            a.MayBeNull || b.MayBeNull || a.IsNullLiteral || b.IsNullLiteral);
    }

    /// <summary>The type that holds either value.</summary>
    private (FactType Type, Type Clr) Unify(int at, string operation, Bound a, Bound b, Bound left, Bound right)
    {
        if (a.IsNullLiteral && b.IsNullLiteral) return (a.Type, typeof(object));
        if (a.IsNullLiteral || b.IsNullLiteral)
        {
            var other = a.IsNullLiteral ? b : a;
            if (!other.Clr.IsValueType || other.IsNullable) return (other.Type, other.Clr);
            var nullable = typeof(Nullable<>).MakeGenericType(other.Clr);
            return (FactType.Clr(nullable), nullable);
        }
        if (a.Clr == b.Clr && (a.Type.Shape == b.Type.Shape)) return (a.Type, a.Clr);
        if (a.Type.Shape is null && b.Type.Shape is null)
        {
            if (Numbers.Is(a.Bare) && Numbers.Is(b.Bare) && Numbers.Meet(a, b, Compatible) is { } number)
            {
                var clr = a.IsNullable || b.IsNullable ? typeof(Nullable<>).MakeGenericType(number) : number;
                if (As(left, left.IsNullable ? Lifted(clr) : clr) is not null && As(right, clr) is not null) return (FactType.Clr(clr), clr);
            }
            if (Coercion.To(b, a.Clr, _unit, out _) is not null) return (a.Type, a.Clr);
            if (Coercion.To(a, b.Clr, _unit, out _) is not null) return (b.Type, b.Clr);
        }
        throw _source.Incompatible(at, operation, left, right);

        static Type Lifted(Type type) => Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type;
    }

    /// <summary>A value as another type; outside the model a decimal may become a double.</summary>
    private Expression? As(Bound bound, Type type) =>
        Coercion.To(bound, type, _unit, out _)
        ?? (!Compatible && Numbers.Is(bound.Bare) && Numbers.Is(Nullable.GetUnderlyingType(type) ?? type) && (!bound.IsNullable || Nullable.GetUnderlyingType(type) is not null)
            ? Expression.ConvertChecked(bound.Value, type) : null);

    private Bound Arithmetic(BinarySyntax binary, Bound left, Bound right)
    {
        if (binary.Operator == TokenKind.Plus && (left.Clr == typeof(string) || right.Clr == typeof(string))) return Joined(binary, left, right);
        if (Numbers.Is(left.Bare) && Numbers.Is(right.Bare) || (left.IsNullLiteral && Numbers.Is(right.Bare)) || (right.IsNullLiteral && Numbers.Is(left.Bare)))
        {
            var type = left.IsNullLiteral ? right.Bare : right.IsNullLiteral ? left.Bare : Numbers.Meet(left, right, Compatible);
            if (type is null) throw _source.Incompatible(binary.Position, binary.Text, left, right);
            var present = Presence.Both(left, right, (l, r) => Arithmetic(binary, l, r));
            var (a, b) = Meet(binary, left, right, type);
            return new Bound(binary, binary.Operator switch
            {
                TokenKind.Plus => Expression.AddChecked(a, b),
                TokenKind.Minus => Expression.SubtractChecked(a, b),
                TokenKind.Star => Expression.MultiplyChecked(a, b),
                TokenKind.Slash => Expression.Divide(a, b),
                _ => Expression.Modulo(a, b),
            }) { Present = present };
        }
        return Dates.Arithmetic(binary, left, right, _unit, Compatible) ?? throw _source.Incompatible(binary.Position, binary.Text, left, right);
    }

    private (Expression, Expression) Meet(BinarySyntax node, Bound left, Bound right, Type type)
    {
        var target = left.IsNullable || right.IsNullable || left.IsNullLiteral || right.IsNullLiteral ? typeof(Nullable<>).MakeGenericType(type) : type;
        return (As(left), As(right));

        Expression As(Bound bound) =>
            Coercion.To(bound, target, _unit, out _)
            ?? (Numbers.Is(bound.Bare) && (!Compatible || Numbers.IsInteger(bound.Bare)) ? Expression.ConvertChecked(bound.Value, target)
                : throw _source.Incompatible(node.Position, node.Text, left, right));
    }

    private Bound Joined(Syntax node, Bound left, Bound right) =>
        new(node, Expression.Call(typeof(Runtime.Texts), nameof(Runtime.Texts.Concat), null, AsText(left, node.Position), AsText(right, node.Position)));

    private Expression AsText(Bound bound, int at)
    {
        if (bound.Clr == typeof(string)) return bound.Value;
        if (bound.IsNullLiteral) return Expression.Constant(null, typeof(string));
        if (bound.Query is not null || !Allowed.IsKnown(bound.Bare)) throw _source.WrongType(at, "string", bound);
        return Expression.Call(typeof(Runtime.Texts), nameof(Runtime.Texts.Of), null, Expression.Convert(bound.Value, typeof(object)), Expression.Constant(null, typeof(string)));
    }
}
