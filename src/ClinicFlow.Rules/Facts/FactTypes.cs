using System.Collections.Concurrent;

namespace ClinicFlow.Rules;

internal sealed class ClrFactType : FactType
{
    private static readonly ConcurrentDictionary<Type, ClrFactType> Known = new();
    private readonly Lazy<FactType?> _element;

    private ClrFactType(Type clr) : base(clr) => _element = new Lazy<FactType?>(() => ElementOf(clr));

    public override FactType? Element => _element.Value;

    internal static ClrFactType For(Type type) => Known.GetOrAdd(type, static t => new ClrFactType(t));

    private static FactType? ElementOf(Type type)
    {
        if (type == typeof(string)) return For(typeof(char));
        var sequence = type.IsInterface && IsSequence(type) ? type : type.GetInterfaces().FirstOrDefault(IsSequence);
        return sequence is null ? null : For(sequence.GetGenericArguments()[0]);
    }

    private static bool IsSequence(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>);

    public override string ToString() => ClrType.Name;
}

internal sealed class ShapeFactType(FactShape shape) : FactType(typeof(FactRecord))
{
    public override FactShape Shape => shape;

    public override string ToString() => "record";
}

/// <summary>A list; <paramref name="clr"/> says how it is held, a read-only list unless told.</summary>
internal sealed class ListFactType(FactType element, Type? clr = null)
    : FactType(clr ?? typeof(IReadOnlyList<>).MakeGenericType(element.ClrType))
{
    public override FactType Element => element;

    public override string ToString() => $"list of {element}";
}
