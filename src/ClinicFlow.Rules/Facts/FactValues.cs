using System.Globalization;

namespace ClinicFlow.Rules;

/// <summary>Fits values into the types that a schema declares.</summary>
internal static class FactValues
{
    public static object? Fit(object? value, FactMember member)
    {
        var type = member.Type.ClrType;
        if (value is null) return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
        if (type.IsInstanceOfType(value)) return value;
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare.IsInstanceOfType(value)) return value;
        if (value is IConvertible and not string && bare is { IsPrimitive: true } or { FullName: "System.Decimal" })
            return Convert.ChangeType(value, bare, CultureInfo.InvariantCulture);
        throw new ArgumentException($"Member '{member.Name}' holds {type.Name}, not {value.GetType().Name}.");
    }
}
