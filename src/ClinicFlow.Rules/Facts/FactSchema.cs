namespace ClinicFlow.Rules;

/// <summary>A named input of rules.</summary>
public sealed record FactInput(string Name, FactType Type)
{
    internal bool NeverNull { get; init; }
}

/// <summary>
/// The declared facts: names and types of the inputs, in the order in which their values are given. Immutable.
/// </summary>
public sealed class FactSchema
{
    private readonly FactInput[] _inputs;

    private FactSchema(FactInput[] inputs)
    {
        var twice = inputs.GroupBy(i => i.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw new ArgumentException($"Input '{twice.Key}' is declared twice.", nameof(inputs));
        _inputs = inputs;
    }

    public static FactSchema Empty { get; } = new([]);

    public static FactSchema Of(params FactInput[] inputs) => new([.. inputs]);

    public IReadOnlyList<FactInput> Inputs => _inputs;

    /// <summary>A schema with further inputs after the present ones.</summary>
    public FactSchema With(params FactInput[] more) => new([.. _inputs, .. more]);
}
