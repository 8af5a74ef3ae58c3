using System.ComponentModel;
using System.Globalization;
using System.Linq.Expressions;
using ClinicFlow.Rules.Runtime;

namespace ClinicFlow.Rules.Binding;

/// <summary>Implicit conversions between types, with their cost for the choice of an overload.</summary>
internal static class Coercion
{
    /// <summary>The value as <paramref name="target"/>, if that is possible without loss; a lower cost is nearer.</summary>
    public static Expression? To(Bound bound, Type target, Unit unit, out int cost)
    {
        cost = 0;
        if (bound.Clr == target) return bound.Value;
        var bare = Nullable.GetUnderlyingType(target);
        if (target == typeof(object) && bound.IsNullable)
        {
            cost = 9;
            return Expression.Convert(bound.Value, target);
        }
        if (bound.IsNullLiteral)
        {
            cost = 1;
            return target.IsValueType && bare is null ? null : Expression.Constant(null, target);
        }
        if (bare is not null)
        {
            var inner = To(bound.IsNullable ? Stripped(bound) : bound, bare, unit, out cost);
            cost++;
            if (inner is null) return null;
            return bound.IsNullable ? Lift(bound.Value, bare, value => To(new Bound(bound.Node, value), bare, unit, out _)!) : Expression.Convert(inner, target);
        }
        if (bound.IsNullable) return null;
        return Bare(bound, target, unit, out cost);
    }

    /// <summary>Applies a function to a nullable's value; null stays null.</summary>
    public static Expression Lift(Expression nullable, Type result, Func<Expression, Expression> then)
    {
        var held = Expression.Variable(nullable.Type, "held");
        var type = result.IsValueType && Nullable.GetUnderlyingType(result) is null ? typeof(Nullable<>).MakeGenericType(result) : result;
        var value = then(held.Type.IsValueType ? Expression.Call(held, held.Type.GetMethod("GetValueOrDefault", Type.EmptyTypes)!) : held);
        if (value.Type != type) value = Expression.Convert(value, type);
        var present = held.Type.IsValueType ? (Expression)Expression.Property(held, "HasValue") : Expression.ReferenceNotEqual(held, Expression.Constant(null));
        return Expression.Block([held], Expression.Assign(held, nullable), Expression.Condition(present, value, Expression.Default(type)));
    }

    /// <summary>A string literal as a value of another type: a number, a date, an enum's name. Null if it can't be read.</summary>
    public static Expression? Text(string text, Type type, Unit unit)
    {
        if (type == typeof(DateTimeOffset)) return Moment(text, unit);
        try
        {
            if (type == typeof(DateTime)) return Expression.Constant(DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind));
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text) is { } value ? Expression.Constant(value, type) : null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>A date without an offset is one of the clinic.</summary>
    private static Expression? Moment(string text, Unit unit)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)) return null;
        if (time.Kind != DateTimeKind.Unspecified)
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? Expression.Constant(moment) : null;
        return Expression.Call(typeof(Moments), nameof(Moments.At), null, Expression.Constant(time), unit.Context);
    }

    private static Expression? Bare(Bound bound, Type target, Unit unit, out int cost)
    {
        var from = bound.Clr;
        cost = 1;
        if (Numbers.Is(from) && Numbers.Is(target))
        {
            cost = Numbers.Widening(from, target);
            if (cost >= 0) return Numbers.Convert(bound.Value, target);
            cost = 2;
            return Numbers.Reread(bound, target);
        }
        cost = 3;
        if (from == typeof(char) && (target == typeof(int) || target == typeof(long))) return Expression.Convert(bound.Value, target);
        if (from == typeof(DateTime) && target == typeof(DateTimeOffset)) return Expression.Call(typeof(Moments), nameof(Moments.At), null, bound.Value, unit.Context);
        if (from == typeof(DateOnly) && target == typeof(DateTime)) return Expression.Call(typeof(Moments), nameof(Moments.Midnight), null, bound.Value);
        if (from == typeof(DateOnly) && target == typeof(DateTimeOffset))
            return Expression.Call(typeof(Moments), nameof(Moments.At), null, Expression.Call(typeof(Moments), nameof(Moments.Midnight), null, bound.Value), unit.Context);
        cost = target == typeof(object) ? 9 : 2;
        if (target == typeof(object) && from.IsValueType) return Expression.Convert(bound.Value, target);
        return target.IsAssignableFrom(from) && !from.IsValueType ? Expression.Convert(bound.Value, target) : null;
    }

    private static Bound Stripped(Bound bound) =>
        new(bound.Node, Expression.Default(bound.Bare));
}
