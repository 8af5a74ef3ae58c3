using System.Reflection;
using ClinicFlow.Rules.Binding;

namespace ClinicFlow.Rules;

/// <summary>A fact as an editor offers it.</summary>
/// <param name="Name">Its name where it stands: of an input, or of a member.</param>
/// <param name="Type"><c>int</c>, <c>string</c>, <c>DateTimeOffset</c>, <c>record</c>, <c>list of record</c> …</param>
/// <param name="Nullable">Whether it is declared as one that may be missing.</param>
/// <param name="IsList">Whether <paramref name="Members"/> are those of its elements.</param>
/// <param name="Members">Members of a record, or of the elements of a list.</param>
public sealed record FactHint(string Name, string Type, bool Nullable, bool IsList, IReadOnlyList<FactHint> Members);

/// <summary>A function or word of the language, with how it is written and what it does.</summary>
public sealed record FunctionHint(string Name, string Signature, LocalizedText Text);

/// <summary>What an editor can offer for a schema.</summary>
/// <param name="Facts">The inputs with their members.</param>
/// <param name="Functions">Functions of the language, of the calendar, and the clock.</param>
/// <param name="ListFunctions">Functions of lists.</param>
/// <param name="Methods">Methods by the name of the type that has them.</param>
public sealed record RuleHints(
    IReadOnlyList<FactHint> Facts, IReadOnlyList<FunctionHint> Functions, IReadOnlyList<FunctionHint> ListFunctions, IReadOnlyDictionary<string, IReadOnlyList<string>> Methods)
{
    private const int Deepest = 4;

    private static readonly Type[] WithMethods = [typeof(string), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(TimeSpan)];

    /// <summary>Hints for a schema; records are told four members deep.</summary>
    public static RuleHints Of(FactSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return new RuleHints(
            [.. schema.Inputs.Select(i => Hint(i.Name, i.Type, !i.NeverNull, 0))], LanguageHints.Functions, LanguageHints.Lists,
            WithMethods.ToDictionary(TypeNames.Of, t => (IReadOnlyList<string>)[.. Allowed.MethodNames(t).Order(StringComparer.Ordinal)]));
    }

    private static FactHint Hint(string name, FactType type, bool nullable, int depth)
    {
        var isList = type.Element is not null && type.ClrType != typeof(string);
        var held = isList ? type.Element! : type;
        IReadOnlyList<FactHint> members = depth == Deepest ? [] : held.Shape is { } shape
            ? [.. shape.Members.Select(m => Hint(m.Name, m.Type, MayBeNull(m.Type.ClrType), depth + 1))]
            : [.. Declared(held.ClrType).Select(p => Hint(p.Name, FactType.Clr(p.PropertyType), MayBeNull(p), depth + 1))];
        return new FactHint(name, isList ? $"list of {Of(held)}" : Of(held), nullable, isList, members);
    }

    private static string Of(FactType type) =>
        type.Shape is not null || Allowed.IsRecord(type.ClrType) && !Allowed.IsKnown(type.ClrType) && Nullable.GetUnderlyingType(type.ClrType) is null ? "record"
        : type.Element is { } element && type.ClrType != typeof(string) ? $"list of {Of(element)}" : TypeNames.Of(Nullable.GetUnderlyingType(type.ClrType) ?? type.ClrType);

    private static IEnumerable<PropertyInfo> Declared(Type type) => Allowed.IsRecord(type) ? Allowed.PropertyNames(type).Select(n => Allowed.Property(type, n, true)!) : [];

    private static bool MayBeNull(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    private static bool MayBeNull(PropertyInfo property) =>
        MayBeNull(property.PropertyType) && (property.PropertyType.IsValueType || new NullabilityInfoContext().Create(property).ReadState != NullabilityState.NotNull);
}
