namespace ClinicFlow.Rules;

/// <summary>
/// The type of a fact: a CLR type whose public properties are its members, a <see cref="FactShape"/> whose
/// members are known at run time only, or a list of either. Member names are matched without regard to case.
/// </summary>
public abstract class FactType
{
    private protected FactType(Type clr) => ClrType = clr;

    /// <summary>The CLR type that values of this fact have.</summary>
    public Type ClrType { get; }

    /// <summary>The shape, if this is a record known at run time only.</summary>
    public virtual FactShape? Shape => null;

    /// <summary>The type of the elements, if this is a collection; a string is one of its characters.</summary>
    public virtual FactType? Element => null;

    /// <summary>A CLR type; collections are recognised by <see cref="IEnumerable{T}"/>.</summary>
    public static FactType Clr<T>() => Clr(typeof(T));

    /// <inheritdoc cref="Clr{T}"/>
    public static FactType Clr(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return ClrFactType.For(type);
    }

    /// <summary>A list whose elements have the type <paramref name="element"/>.</summary>
    public static FactType List(FactType element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return new ListFactType(element);
    }

    public static implicit operator FactType(FactShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return shape.Type;
    }
}
