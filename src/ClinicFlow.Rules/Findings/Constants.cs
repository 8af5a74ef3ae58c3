using System.Globalization;
using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Findings;

/// <summary>A constant beside a term of a type, as the value by which the term's values are ordered; null if that is not certain.</summary>
internal static class Constants
{
    public static Domain? DomainOf(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        var nullable = bare != type || !type.IsValueType;
        if (bare == typeof(bool)) return new Domain(DomainKind.Flag, nullable);
        if (bare.IsEnum || IsInteger(bare)) return new Domain(DomainKind.Integer, nullable);
        if (bare == typeof(decimal) || IsDate(bare)) return new Domain(DomainKind.Number, nullable);
        if (bare == typeof(double)) return new Domain(DomainKind.Number, nullable, NaN: true);
        return bare == typeof(string) ? new Domain(DomainKind.Text, nullable) : null;
    }

    /// <param name="value">The constant: a number, a string, a bool.</param>
    /// <param name="text">How a number is written.</param>
    /// <param name="type">The term's type.</param>
    /// <param name="ordered">Whether the comparison is one of order.</param>
    public static IComparable? For(object? value, string text, Type type, bool ordered)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(bool)) return value is bool && !ordered ? (IComparable)value : null;
        if (bare == typeof(string)) return value is string word && !ordered ? new Word(word) : null;
        if (bare.IsEnum) return value is string name ? Enum.TryParse(bare, name, true, out var named) && !name.Contains(',') ? Convert.ToDecimal(named, CultureInfo.InvariantCulture) : null : Whole(value);
        if (IsDate(bare)) return value is string date ? Day(date, bare) : null;
        if (value is string digits)
        {
            var style = NumberStyles.AllowLeadingSign | (IsInteger(bare) ? NumberStyles.None : NumberStyles.AllowDecimalPoint);
            return decimal.TryParse(digits, style, CultureInfo.InvariantCulture, out var read) ? bare == typeof(double) ? (double)read : read : null;
        }
        if (bare == typeof(double)) return value is int or uint or long or ulong or decimal or double ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;
        if (bare == typeof(decimal)) return value is double ? Exact(text) : Whole(value) ?? (value is decimal money ? money : null);
        if (!IsInteger(bare)) return null;
        return value is decimal part ? part : value is double real ? bare != typeof(long) && bare != typeof(ulong) ? Around(real) : null : Whole(value);
    }

    private static bool IsInteger(Type type) => type == typeof(int) || type == typeof(long) || type == typeof(short) || type == typeof(byte)
        || type == typeof(sbyte) || type == typeof(ushort) || type == typeof(uint) || type == typeof(ulong);

    private static bool IsDate(Type type) => type == typeof(DateTimeOffset) || type == typeof(DateTime) || type == typeof(DateOnly);

    private static decimal? Whole(object? value) => value is int or uint or long or ulong ? Convert.ToDecimal(value, CultureInfo.InvariantCulture) : null;

    private static decimal? Exact(string text) => decimal.TryParse(text.TrimEnd('d', 'D'), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? exact : null;

    /// <summary>A fraction among whole numbers: it only matters between which two it lies.</summary>
    private static decimal? Around(double value) => Math.Abs(value) > 1e15 ? null : Math.Floor(value) == value ? (decimal)value : (decimal)Math.Floor(value) + 0.5m;

    /// <summary>A whole day: days keep their order in any zone, hours may be turned back.</summary>
    private static IComparable? Day(string text, Type type)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var day)) return null;
        return day.Kind == DateTimeKind.Unspecified && day.TimeOfDay == TimeSpan.Zero && char.IsAsciiDigit(text[0]) && text.Length >= 8 ? day.Ticks : null;
    }

    /// <summary>A string, compared by its characters.</summary>
    private sealed record Word(string Text) : IComparable
    {
        public int CompareTo(object? other) => string.CompareOrdinal(Text, ((Word)other!).Text);
    }
}
