using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ClinicFlow.Intake.Imports;

internal enum MemberKind { Text, Integer, Number, Time, Texts, Records, Map }

/// <summary>A member of an event's data: its name on the wire and what may stand in it.</summary>
internal sealed record RecordMember(string Name, MemberKind Kind, bool Required, Type? Element, IReadOnlySet<string>? Closed);

/// <summary>The members of a record of the vocabulary and a compiled way to make one from values in their order.</summary>
internal sealed class RecordShape
{
    private static readonly ConcurrentDictionary<Type, RecordShape> Known = new();
    private readonly Func<object?[], object> _create;

    private RecordShape(Type type)
    {
        Type = type;
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite && p.Name != nameof(Events.Vocabulary.EventData.NoteRef)).ToArray();
        Members = [.. properties.Select(p => Member(type, p))];
        _create = Creator(type, properties);
    }

    public Type Type { get; }
    public RecordMember[] Members { get; }

    public static RecordShape Of(Type type) => Known.GetOrAdd(type, static t => new RecordShape(t));

    public int IndexOf(string name) => Array.FindIndex(Members, m => m.Name == name);

    /// <summary>Null leaves a member at its default.</summary>
    public object Create(object?[] values) => _create(values);

    private static RecordMember Member(Type owner, PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var element = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;
        var kind = type == typeof(string) ? MemberKind.Text
            : type == typeof(int) ? MemberKind.Integer
            : type == typeof(decimal) ? MemberKind.Number
            : type == typeof(DateTimeOffset) ? MemberKind.Time
            : element == typeof(string) ? MemberKind.Texts
            : element is not null ? MemberKind.Records
            : type == typeof(IReadOnlyDictionary<string, string>) ? MemberKind.Map
            : throw new NotSupportedException($"{owner.Name}.{property.Name} has a type that imports don't know.");
        var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        return new RecordMember(name, kind, property.IsDefined(typeof(RequiredMemberAttribute)), element, ClosedValues.Of(owner, name));
    }

    private static Func<object?[], object> Creator(Type type, PropertyInfo[] properties)
    {
        var defaults = Activator.CreateInstance(type)!;
        var values = Expression.Parameter(typeof(object?[]), "values");
        var bindings = properties.Select((p, i) =>
        {
            var value = Expression.ArrayIndex(values, Expression.Constant(i));
            return Expression.Bind(p, Expression.Condition(
                Expression.ReferenceEqual(value, Expression.Constant(null)),
                Expression.Constant(p.GetValue(defaults), p.PropertyType),
                Expression.Convert(value, p.PropertyType)));
        });
        return Expression.Lambda<Func<object?[], object>>(Expression.MemberInit(Expression.New(type), bindings), values).Compile();
    }
}
