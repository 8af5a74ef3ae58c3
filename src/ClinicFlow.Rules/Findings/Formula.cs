namespace ClinicFlow.Rules.Findings;

/// <summary>
/// What a condition says of its terms. Every atom is true or false for every value of its term, missing ones
/// included, so that negation is exact. What is not understood is a term of its own, either true or false.
/// </summary>
internal abstract record Formula
{
    public static readonly Formula True = new Truth(true), False = new Truth(false);

    public static Formula And(params IEnumerable<Formula> parts) => new Junction(true, [.. parts]);

    public static Formula Or(params IEnumerable<Formula> parts) => new Junction(false, [.. parts]);

    public static Formula Not(Formula formula) => new Negation(formula);

    public IEnumerable<Atom> Atoms() => this switch
    {
        Atom atom => [atom],
        Negation not => not.Inner.Atoms(),
        Junction junction => junction.Parts.SelectMany(p => p.Atoms()),
        _ => [],
    };
}

internal sealed record Truth(bool Value) : Formula;

internal sealed record Atom(Term Term, Test Test) : Formula;

internal sealed record Negation(Formula Inner) : Formula;

internal sealed record Junction(bool IsAnd, IReadOnlyList<Formula> Parts) : Formula;

internal enum TestKind { IsNull, Equal, Less, LessOrEqual, Greater, GreaterOrEqual }

/// <summary>A comparison with a constant; a missing value and one that is no number pass none but <c>IsNull</c>.</summary>
internal sealed record Test(TestKind Kind, IComparable? Value);

/// <summary>Which values a term has.</summary>
internal enum DomainKind { Integer, Number, Text, Flag, Thing }

/// <param name="Kind">What values there are.</param>
/// <param name="Nullable">Whether it may be missing.</param>
/// <param name="NaN">Whether it may be no number, of which every comparison is false.</param>
/// <param name="NotNegative">Whether it is a count.</param>
internal sealed record Domain(DomainKind Kind, bool Nullable = false, bool NaN = false, bool NotNegative = false);

/// <summary>Something that has one value in one evaluation: a path, or anything else, known by its text.</summary>
internal sealed record Term(string Key, Domain Domain)
{
    public bool Equals(Term? other) => other is not null && other.Key == Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
