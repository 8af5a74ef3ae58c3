using System.Collections.Concurrent;
using System.Reflection;

namespace ClinicFlow.Rules.Binding;

/// <summary>
/// The list of what expressions may touch: properties of declared records, and of the known types these
/// properties and methods. Nothing else exists for a rule.
/// </summary>
internal static class Allowed
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.Instance;
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    private static readonly HashSet<Type> Numbers =
        [typeof(sbyte), typeof(byte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double), typeof(decimal)];

    private static readonly Dictionary<Type, HashSet<string>> InstanceMethods = new()
    {
        [typeof(string)] = Set("Equals Contains StartsWith EndsWith IndexOf LastIndexOf Substring ToLower ToUpper ToLowerInvariant ToUpperInvariant Trim TrimStart TrimEnd Replace Split CompareTo ToString"),
        [typeof(DateTime)] = Set("Add AddYears AddMonths AddDays AddHours AddMinutes AddSeconds AddMilliseconds AddTicks Subtract CompareTo Equals ToString"),
        [typeof(DateTimeOffset)] = Set("Add AddYears AddMonths AddDays AddHours AddMinutes AddSeconds AddMilliseconds AddTicks Subtract CompareTo Equals ToString"),
        [typeof(DateOnly)] = Set("AddYears AddMonths AddDays CompareTo Equals ToString"),
        [typeof(TimeOnly)] = Set("Add AddHours AddMinutes IsBetween CompareTo Equals ToString"),
        [typeof(TimeSpan)] = Set("Add Subtract Negate Duration Multiply Divide CompareTo Equals ToString"),
    };

    private static readonly HashSet<string> ScalarMethods = Set("CompareTo Equals ToString");

    private static readonly Dictionary<Type, HashSet<string>> StaticMethods = new()
    {
        [typeof(string)] = Set("IsNullOrEmpty IsNullOrWhiteSpace Compare CompareOrdinal Concat Equals Join Format"),
        [typeof(DateTime)] = Set("DaysInMonth IsLeapYear Parse Compare Equals"),
        [typeof(DateTimeOffset)] = Set("Parse Compare Equals"),
        [typeof(DateOnly)] = Set("Parse FromDateTime FromDayNumber"),
        [typeof(TimeOnly)] = Set("Parse FromDateTime FromTimeSpan"),
        [typeof(TimeSpan)] = Set("FromDays FromHours FromMinutes FromSeconds FromMilliseconds FromTicks Parse Compare Equals"),
        [typeof(Guid)] = Set("Parse"),
        [typeof(bool)] = Set("Parse"),
        [typeof(char)] = Set("IsDigit IsLetter IsLetterOrDigit IsWhiteSpace IsUpper IsLower IsPunctuation ToUpperInvariant ToLowerInvariant"),
        [typeof(Math)] = Set("Abs Acos Asin Atan Atan2 Cbrt Ceiling Clamp Cos Exp Floor Log Log10 Log2 Max Min Pow Round Sign Sin Sqrt Tan Truncate"),
        [typeof(Convert)] = Set("ToBoolean ToByte ToChar ToDateTime ToDecimal ToDouble ToInt16 ToInt32 ToInt64 ToSByte ToSingle ToString ToUInt16 ToUInt32 ToUInt64"),
        [typeof(ExpressionUtils)] = Set("CheckContains"),
    };

    private static readonly HashSet<string> NumberStatics =
        Set("Parse IsNaN IsInfinity IsFinite IsPositiveInfinity IsNegativeInfinity Round Floor Ceiling Truncate Abs Max Min Sign Compare IsNegative IsPositive IsInteger IsEvenInteger IsOddInteger");

    private static readonly HashSet<string> Constants =
        Set("MaxValue MinValue Zero One MinusOne NaN Epsilon PositiveInfinity NegativeInfinity Empty PI E UnixEpoch");

    /// <summary>A type of the base library that expressions know.</summary>
    public static bool IsKnown(Type type) =>
        InstanceMethods.ContainsKey(type) || Numbers.Contains(type) || type == typeof(bool) || type == typeof(char) || type == typeof(Guid) || type.IsEnum;

    /// <summary>A declared record: not a type of the base library, not a value.</summary>
    public static bool IsRecord(Type type) =>
        !type.IsPrimitive && !type.IsEnum && !type.IsPointer && !type.IsByRef && !typeof(Delegate).IsAssignableFrom(type)
        && type.Namespace is not "System" && type.Namespace?.StartsWith("System.", StringComparison.Ordinal) != true
        && type.Namespace?.StartsWith("Microsoft.", StringComparison.Ordinal) != true && type != typeof(FactRecord);

    public static PropertyInfo? Property(Type type, string name, bool caseSensitive)
    {
        var properties = Properties.GetOrAdd(type, Find);
        return properties.FirstOrDefault(p => p.Name == name)
            ?? (caseSensitive ? null : properties.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));
    }

    public static IEnumerable<string> PropertyNames(Type type) => Properties.GetOrAdd(type, Find).Select(p => p.Name);

    public static IEnumerable<MethodInfo> Methods(Type type, string name, bool caseSensitive)
    {
        var allowed = InstanceMethods.GetValueOrDefault(type) ?? (IsKnown(type) ? ScalarMethods : null);
        if (allowed is null || !allowed.Contains(name)) return [];
        return Named(type.GetMethods(Instance), name, caseSensitive);
    }

    public static IEnumerable<string> MethodNames(Type type) => InstanceMethods.GetValueOrDefault(type) ?? (IsKnown(type) ? ScalarMethods : []);

    public static IEnumerable<MethodInfo> Statics(Type type, string name, bool caseSensitive)
    {
        var allowed = StaticMethods.GetValueOrDefault(type) ?? (Numbers.Contains(type) ? NumberStatics : null);
        if (allowed is null || !allowed.Contains(name)) return [];
        return Named(type.GetMethods(BindingFlags.Public | BindingFlags.Static), name, caseSensitive);
    }

    public static IEnumerable<string> StaticNames(Type type) => StaticMethods.GetValueOrDefault(type) ?? (Numbers.Contains(type) ? NumberStatics : []);

    public static MemberInfo? Constant(Type type, string name, bool caseSensitive)
    {
        if (!type.IsEnum && !Constants.Contains(name)) return null;
        var flags = BindingFlags.Public | BindingFlags.Static | (caseSensitive ? BindingFlags.Default : BindingFlags.IgnoreCase);
        return (MemberInfo?)type.GetField(name, flags) ?? type.GetProperty(name, flags);
    }

    private static IEnumerable<MethodInfo> Named(MethodInfo[] methods, string name, bool caseSensitive) => methods.Where(m =>
        !m.IsGenericMethodDefinition && m.Name.Equals(name, caseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)
        && m.GetParameters().All(p => !p.ParameterType.IsByRef && !p.ParameterType.IsPointer && !p.ParameterType.IsByRefLike));

    private static PropertyInfo[] Find(Type type)
    {
        if (type == typeof(string)) return [type.GetProperty("Length")!];
        if (InstanceMethods.ContainsKey(type))
            return [.. type.GetProperties(Instance).Where(p => p.GetIndexParameters().Length == 0 && p.Name is not ("LocalDateTime" or "Kind" or "TotalOffsetMinutes"))];
        if (!IsRecord(type)) return [];
        return [.. type.GetProperties(Instance).Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0 && IsFact(p.PropertyType))];
    }

    /// <summary>Whether a property's type can be a fact; an <c>object</c> or a type of reflection can't.</summary>
    private static bool IsFact(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare.IsByRefLike) return false;
        if (FactType.Clr(bare).Element is { } element && bare != typeof(string)) return element.ClrType != bare && IsFact(element.ClrType);
        return IsKnown(bare) || bare == typeof(FactRecord) || IsRecord(bare);
    }

    private static HashSet<string> Set(string names) => new(names.Split(' '), StringComparer.OrdinalIgnoreCase);
}
