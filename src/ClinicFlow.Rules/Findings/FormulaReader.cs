using ClinicFlow.Rules.Binding;
using ClinicFlow.Rules.Language;
using ClinicFlow.Rules.Tracing;

namespace ClinicFlow.Rules.Findings;

/// <summary>Reads a condition as a formula: comparisons of anything with a constant, joined by and, or, not and choices.</summary>
internal sealed class FormulaReader
{
    private readonly Names _names;
    private readonly IReadOnlyDictionary<string, object> _norms;
    private readonly Watch _types = new();

    /// <param name="tree">The condition, which can be understood.</param>
    /// <param name="names">What it may name.</param>
    /// <param name="norms">Norms that are the same everywhere.</param>
    public FormulaReader(Syntax tree, Names names, IReadOnlyDictionary<string, object> norms)
    {
        (_names, _norms) = (names, norms);
        Binder.Bind(new Source(""), tree, names, new Unit { Watch = _types }, recordsAllowed: true);
    }

    public Formula Read(Syntax node) => node switch
    {
        LiteralSyntax { Value: bool value } => new Truth(value),
        UnarySyntax { Operator: TokenKind.Not } not => Formula.Not(Read(not.Operand)),
        BinarySyntax { Operator: TokenKind.And or TokenKind.Or or TokenKind.Ampersand or TokenKind.Bar } both when IsBool(both.Left) && IsBool(both.Right) =>
            new Junction(both.Operator is TokenKind.And or TokenKind.Ampersand, [Read(both.Left), Read(both.Right)]),
        ConditionalSyntax choice when IsBool(choice.Then) && IsBool(choice.Else) => Choice(choice.Test, choice.Then, choice.Else),
        CallSyntax { Target: null, Arguments.Count: 3 } call when call.Name.Equals("iif", StringComparison.OrdinalIgnoreCase) && IsBool(call.Arguments[1]) && IsBool(call.Arguments[2]) =>
            Choice(call.Arguments[0], call.Arguments[1], call.Arguments[2]),
        BinarySyntax { Operator: TokenKind.Equal } equal => Compared(equal.Left, TestKind.Equal, equal.Right) ?? Opaque(node),
        BinarySyntax { Operator: TokenKind.NotEqual } unequal => Formula.Not(Compared(unequal.Left, TestKind.Equal, unequal.Right) ?? Opaque(unequal with { Operator = TokenKind.Equal })),
        BinarySyntax binary when Order(binary.Operator) is { } order => Compared(binary.Left, order, binary.Right) ?? Opaque(node),
        InSyntax list => Formula.Or(list.Items.Select(item => Compared(list.Value, TestKind.Equal, item) ?? Opaque(new BinarySyntax(0, TokenKind.Equal, "==", list.Value, item)))),
        MemberSyntax { Name: var name } member when name.Equals("HasValue", StringComparison.OrdinalIgnoreCase) && TypeOf(member.Target) is { } type && Nullable.GetUnderlyingType(type) is not null =>
            Formula.Not(Missing(member.Target)),
        NameSyntax name when Parameter(name.Name) is { } tree => Read(tree),
        _ => Opaque(node),
    };

    public string? Key(Syntax node) => TermKey.Of(Plain(node), Parameter);

    public Type? TypeOf(Syntax node) => _types.PartOf(node)?.Clr;

    /// <summary>The formula that a value is missing.</summary>
    public Formula Missing(Syntax node)
    {
        node = Plain(node);
        if (TypeOf(node) is not { } type || Key(node) is not { } key) return Opaque(node);
        if (type.IsValueType && Nullable.GetUnderlyingType(type) is null) return Formula.False;
        return new Atom(new Term(key, Constants.DomainOf(type) ?? new Domain(DomainKind.Thing, Nullable: true)), new Test(TestKind.IsNull, null));
    }

    /// <summary>A parameter's expression, by its name.</summary>
    public Syntax? Parameter(string name) => _names.Definitions.FirstOrDefault(d => _names.Comparer.Equals(d.Parameter.Name, name))?.Tree;

    public static TestKind? Order(TokenKind kind) => kind switch
    {
        TokenKind.Less => TestKind.Less, TokenKind.LessOrEqual => TestKind.LessOrEqual, TokenKind.Greater => TestKind.Greater, TokenKind.GreaterOrEqual => TestKind.GreaterOrEqual, _ => null,
    };

    private Formula Choice(Syntax test, Syntax then, Syntax @else)
    {
        var condition = Read(test);
        return Formula.Or(Formula.And(condition, Read(then)), Formula.And(Formula.Not(condition), Read(@else)));
    }

    private Formula? Compared(Syntax left, TestKind kind, Syntax right)
    {
        (left, right) = (Plain(left), Plain(right));
        if (Constant(left) is { } first)
        {
            if (Constant(right) is not null) return null;
            var turned = kind switch { TestKind.Less => TestKind.Greater, TestKind.LessOrEqual => TestKind.GreaterOrEqual, TestKind.Greater => TestKind.Less, TestKind.GreaterOrEqual => TestKind.LessOrEqual, _ => kind };
            return Test(right, turned, first);
        }
        return Constant(right) is { } second ? Test(left, kind, second) : null;
    }

    private Formula? Test(Syntax node, TestKind kind, (object? Value, string Text) constant)
    {
        if (constant.Value is null) return kind == TestKind.Equal ? Missing(node) : Formula.False;
        if (TypeOf(node) is not { } type || Constants.DomainOf(type) is not { } domain || Key(node) is not { } key) return null;
        if (Constants.For(constant.Value, constant.Text, type, kind != TestKind.Equal) is not { } value) return null;
        return new Atom(new Term(key, domain with { NotNegative = IsCount(node) }), new Test(kind, value));
    }

    private (object? Value, string Text)? Constant(Syntax node) => node switch
    {
        LiteralSyntax literal when literal.Value is not char => (literal.Value, literal.Text),
        MemberSyntax { Target: NameSyntax { Name: var input }, Name: var name } when input.Equals("norm", StringComparison.OrdinalIgnoreCase) && _norms.TryGetValue(name, out var norm) => (norm, ""),
        _ => null,
    };

    /// <summary>A condition that is not looked into: true or false, and the same wherever it is written the same. A bool that is missing is false.</summary>
    private Atom Opaque(Syntax node)
    {
        var plain = Plain(node);
        var domain = TypeOf(plain) is { } type && Constants.DomainOf(type) is { Kind: DomainKind.Flag } flag ? flag : new Domain(DomainKind.Flag);
        return new Atom(new Term(Key(plain) ?? $"?{Guid.NewGuid()}", domain), new Test(TestKind.Equal, true));
    }

    /// <summary>A parameter is what it stands for, and <c>x.Value</c> of a nullable is x.</summary>
    private Syntax Plain(Syntax node)
    {
        for (var n = 0; n < 100; n++)
        {
            if (node is NameSyntax name && Parameter(name.Name) is { } tree) node = tree;
            else if (node is MemberSyntax { Name: var member } value && member.Equals("Value", StringComparison.OrdinalIgnoreCase) && TypeOf(value.Target) is { } type && Nullable.GetUnderlyingType(type) is not null) node = value.Target;
            else break;
        }
        return node;
    }

    private bool IsBool(Syntax node) => node is LiteralSyntax { Value: bool } || TypeOf(node) is { } type && (Nullable.GetUnderlyingType(type) ?? type) == typeof(bool);

    private static bool IsCount(Syntax node) => node is MemberSyntax { Name: var member } && (Is(member, "Count") || Is(member, "Length"))
        || node is CallSyntax { Target: not null, Name: var call } && (Is(call, "Count") || Is(call, "LongCount"));

    private static bool Is(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
