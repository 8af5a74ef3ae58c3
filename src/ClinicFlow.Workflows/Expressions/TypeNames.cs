using System.Globalization;

namespace ClinicFlow.Workflows;

/// <summary>The type names of the format and how values become of a type.</summary>
internal static class TypeNames
{
    /// <summary>Cuts an assembly-qualified name of old files to its simple class name.</summary>
    public static string Simple(string? name)
    {
        if (string.IsNullOrEmpty(name)) return "Object";
        var comma = name.IndexOf(',');
        if (comma > 0 && !name.Contains('<')) name = name[..comma];
        if (name.Contains('<')) return name;
        var dot = name.LastIndexOfAny(['.', '+']);
        return dot >= 0 && dot < name.Length - 1 ? name[(dot + 1)..] : name;
    }

    /// <summary>The value as that type.</summary>
    /// <exception cref="FormatException">It cannot be.</exception>
    public static object? Convert(object? value, string typeName, bool isArray = false)
    {
        if (value is null) return null;
        if (isArray || typeName.StartsWith("List<", StringComparison.Ordinal) || typeName.EndsWith("[]", StringComparison.Ordinal))
        {
            var item = typeName.StartsWith("List<", StringComparison.Ordinal) ? typeName[5..].TrimEnd('>') : typeName.TrimEnd('[', ']');
            return Values.Items(value).Select(i => Convert(i, item)).ToList();
        }

        return typeName switch
        {
            "String" => value is string or ValueMap or List<object?> ? value : Values.Text(value),
            "Boolean" => value is string text && !bool.TryParse(text, out _) ? throw Wrong(value, typeName) : Values.Truth(value),
            "Int16" or "Int32" or "Int64" or "Long" or "Int" or "Byte" => Whole(value, typeName),
            "Double" or "Single" or "Float" => value is double ? value : (double)Exact(value, typeName),
            "Decimal" => Exact(value, typeName),
            "Guid" => value is Guid ? value : Guid.TryParse(Values.Text(value), out var id) ? id : throw Wrong(value, typeName),
            "DateTimeOffset" => Values.TryMoment(value, out var moment) ? moment : throw Wrong(value, typeName),
            "DateTime" => value is DateTime ? value : Values.TryMoment(value, out var time) ? time.UtcDateTime : throw Wrong(value, typeName),
            "TimeSpan" => value is TimeSpan ? value : TimeSpan.TryParse(Values.Text(value), CultureInfo.InvariantCulture, out var span) ? span : throw Wrong(value, typeName),
            "JSON" or "Json" or "JsonObject" or "JsonElement" or "ObjectDictionary" or "ExpandoObject" =>
                value is string json && Values.FromJsonText(json) is { } parsed ? parsed : value,
            _ => value,
        };
    }

    public static object? TryConvert(object? value, string typeName, bool isArray = false)
    {
        try
        {
            return Convert(value, typeName, isArray);
        }
        catch (FormatException)
        {
            return value;
        }
    }

    private static long Whole(object value, string typeName)
    {
        var exact = Exact(value, typeName);
        if (exact != decimal.Truncate(exact) || exact is > long.MaxValue or < long.MinValue) throw Wrong(value, typeName);
        if (typeName is "Int32" or "Int" && exact is > int.MaxValue or < int.MinValue) throw Wrong(value, typeName);
        return (long)exact;
    }

    private static decimal Exact(object value, string typeName) => value switch
    {
        long whole => whole,
        decimal exact => exact,
        double real when Math.Abs(real) < 7e28 => (decimal)real,
        bool flag => flag ? 1 : 0,
        string text when decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) => exact,
        _ => throw Wrong(value, typeName),
    };

    private static FormatException Wrong(object value, string typeName) =>
        new($"A value of type {value.GetType().Name} cannot become {typeName}. / Значение типа {value.GetType().Name} не превращается в {typeName}.");
}
