namespace ClinicFlow.Rules.Binding;

/// <summary>Names of types as rule authors know them.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Known = new()
    {
        [typeof(int)] = "int", [typeof(long)] = "long", [typeof(uint)] = "uint", [typeof(ulong)] = "ulong", [typeof(short)] = "short",
        [typeof(double)] = "double", [typeof(float)] = "float", [typeof(decimal)] = "decimal", [typeof(bool)] = "bool", [typeof(string)] = "string",
    };

    public static string Of(FactType type, Type? clr = null)
    {
        if (type.Shape is not null) return "record";
        if (type.Element is { } element && type.ClrType != typeof(string)) return $"list of {Of(element)}";
        return Of(clr ?? type.ClrType);
    }

    public static string Of(Type type) =>
        Nullable.GetUnderlyingType(type) is { } bare ? Of(bare) + "?" : Known.GetValueOrDefault(type, type.Name);
}
