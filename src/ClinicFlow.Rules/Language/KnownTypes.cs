namespace ClinicFlow.Rules.Language;

/// <summary>The fixed list of types that expressions may name.</summary>
internal static class KnownTypes
{
    private static readonly Dictionary<string, Type> Names = Build();

    /// <summary>The type of a name, with or without <c>System.</c>; null if it may not be named.</summary>
    public static Type? Find(string name)
    {
        var nullable = name.EndsWith('?');
        var bare = nullable ? name[..^1] : name;
        if (bare.StartsWith("System.", StringComparison.OrdinalIgnoreCase)) bare = bare[7..];
        if (!Names.TryGetValue(bare, out var type)) return null;
        return nullable && type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type;
    }

    private static Dictionary<string, Type> Build()
    {
        var names = new Dictionary<string, Type>(StringComparer.OrdinalIgnoreCase);
        Type[] types =
        [
            typeof(bool), typeof(char), typeof(string), typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint),
            typeof(long), typeof(ulong), typeof(float), typeof(double), typeof(decimal), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly),
            typeof(TimeOnly), typeof(TimeSpan), typeof(Guid), typeof(Math), typeof(Convert), typeof(DayOfWeek), typeof(StringComparison),
            typeof(MidpointRounding), typeof(ExpressionUtils),
        ];
        foreach (var type in types) names[type.Name] = type;
        (names["int"], names["uint"], names["long"], names["ulong"]) = (typeof(int), typeof(uint), typeof(long), typeof(ulong));
        (names["short"], names["ushort"], names["float"], names["bool"]) = (typeof(short), typeof(ushort), typeof(float), typeof(bool));
        return names;
    }
}
