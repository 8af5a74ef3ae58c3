using System.Linq.Expressions;
using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Binding;

/// <summary>Number types: which widens to which, and how two meet.</summary>
internal static class Numbers
{
    private static readonly Type[] Order =
        [typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double), typeof(decimal)];

    public static bool Is(Type type) => Array.IndexOf(Order, type) >= 0;

    public static bool IsInteger(Type type) => Array.IndexOf(Order, type) is >= 0 and < 8;

    /// <summary>The type in which integers are counted together.</summary>
    public static Type Widened(Type type) => IsInteger(type) && type != typeof(long) && type != typeof(uint) && type != typeof(ulong) ? typeof(int)
        : type == typeof(uint) || type == typeof(ulong) ? typeof(long) : type;

    /// <summary>Steps of widening, or -1 if values could be lost.</summary>
    public static int Widening(Type from, Type to)
    {
        var (a, b) = (Array.IndexOf(Order, from), Array.IndexOf(Order, to));
        if (a < 0 || b < a) return -1;
        if (a == b) return 0;
        var signed = from == typeof(sbyte) || from == typeof(short) || from == typeof(int) || from == typeof(long);
        var toUnsigned = to == typeof(byte) || to == typeof(ushort) || to == typeof(uint) || to == typeof(ulong);
        if (signed && toUnsigned || from == typeof(float) && to == typeof(decimal) || from == typeof(double)) return -1;
        return b - a;
    }

    public static Expression Convert(Expression value, Type type) =>
        value.Type == type ? value : Expression.ConvertChecked(value, type);

    /// <summary>The type in which two numbers meet; null if there is none.</summary>
    public static Type? Meet(Bound left, Bound right, bool compatible)
    {
        var (a, b) = (left.Bare, right.Bare);
        if (a == b) return Widened(a) == typeof(int) ? typeof(int) : a;
        if (Fits(left, b)) return Small(b);
        if (Fits(right, a)) return Small(a);
        if (a == typeof(decimal) || b == typeof(decimal))
        {
            var other = a == typeof(decimal) ? b : a;
            if (IsInteger(other)) return typeof(decimal);
            return compatible ? null : typeof(double);
        }
        if (a == typeof(double) || b == typeof(double)) return typeof(double);
        if (a == typeof(float) || b == typeof(float)) return typeof(float);
        if (a == typeof(ulong) || b == typeof(ulong)) return typeof(decimal);
        if (a == typeof(long) || b == typeof(long)) return typeof(long);
        return a == typeof(uint) || b == typeof(uint) ? typeof(long) : typeof(int);
    }

    private static Type Small(Type type) => Widened(type) == typeof(int) ? typeof(int) : type;

    /// <summary>Whether a literal without a suffix can be read as another type: 5 as uint, 0.1 as decimal.</summary>
    public static bool Fits(Bound bound, Type type)
    {
        if (bound.Literal is not { Value: { } value } literal || !Is(value.GetType()) || !Is(type)) return false;
        if (IsInteger(value.GetType())) return IsInteger(type) && char.IsAsciiHexDigit(literal.Text[^1]) && TryChange(value, type, out _);
        return value is double && type == typeof(float) || value is double && type == typeof(decimal) && TryReal(literal.Text, out _);
    }

    /// <summary>The literal as a constant of another number type.</summary>
    public static Expression? Reread(Bound bound, Type type)
    {
        if (!Fits(bound, type)) return null;
        if (type == typeof(decimal) && bound.Literal!.Value is double) return TryReal(bound.Literal.Text, out var exact) ? Expression.Constant(exact) : null;
        return TryChange(bound.Literal!.Value!, type, out var changed) ? Expression.Constant(changed, type) : null;
    }

    private static bool TryReal(string text, out decimal value) =>
        decimal.TryParse(text.TrimEnd('d', 'D'), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out value);

    private static bool TryChange(object value, Type type, out object? changed)
    {
        changed = null;
        try
        {
            changed = System.Convert.ChangeType(value, type, System.Globalization.CultureInfo.InvariantCulture);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
