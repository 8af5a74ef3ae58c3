namespace ClinicFlow.Rules;

/// <summary>Values of a <see cref="FactShape"/>, in the order of its members.</summary>
public sealed class FactRecord
{
    internal FactRecord(FactShape shape, object?[] values)
    {
        Shape = shape;
        Values = values;
    }

    public FactShape Shape { get; }

    /// <summary>The values, each of its member's CLR type. Not to be changed once rules see them.</summary>
    public object?[] Values { get; }

    /// <summary>A value by the name of its member, without regard to case; null if there is no such member.</summary>
    public object? this[string name] => Shape.IndexOf(name) is >= 0 and var index ? Values[index] : null;
}
