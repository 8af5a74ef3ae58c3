namespace ClinicFlow.Rules;

/// <summary>One member of a <see cref="FactShape"/>.</summary>
public sealed record FactMember(string Name, FactType Type);

/// <summary>A record whose members are known at run time only: a row of a file, the norms of a rule set.</summary>
public sealed class FactShape
{
    private readonly FactMember[] _members;
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _any = new(StringComparer.OrdinalIgnoreCase);

    public FactShape(IEnumerable<FactMember> members)
    {
        _members = [.. members];
        for (var i = 0; i < _members.Length; i++)
        {
            if (!_exact.TryAdd(_members[i].Name, i)) throw new ArgumentException($"Member '{_members[i].Name}' is declared twice.", nameof(members));
            _any.TryAdd(_members[i].Name, i);
        }
        Type = new ShapeFactType(this);
    }

    public IReadOnlyList<FactMember> Members => _members;

    internal FactType Type { get; }

    /// <summary>Position of a member, without regard to case; -1 if there is none.</summary>
    public int IndexOf(string name) =>
        _exact.TryGetValue(name, out var exact) ? exact : _any.GetValueOrDefault(name, -1);

    internal int IndexOfExactly(string name) => _exact.GetValueOrDefault(name, -1);

    /// <summary>
    /// A record of this shape. Values come in the order of the members; missing ones and nulls of value types
    /// become the type's default, numbers are converted to the declared number type.
    /// </summary>
    public FactRecord Create(params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length > _members.Length) throw new ArgumentException($"{values.Length} values for {_members.Length} members.", nameof(values));
        var held = new object?[_members.Length];
        for (var i = 0; i < held.Length; i++)
            held[i] = FactValues.Fit(i < values.Length ? values[i] : null, _members[i]);
        return new FactRecord(this, held);
    }
}
