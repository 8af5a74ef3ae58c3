using System.Linq.Expressions;
using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Binding;

/// <summary>
/// Gives every node of a syntax tree a type and code. Members are looked up in the declared facts and in fixed
/// lists of allowed members only.
/// </summary>
internal sealed partial class Binder
{
    private readonly Names _names;
    private readonly Unit _unit;
    private readonly Dictionary<string, Func<Syntax, Bound>> _values;
    private Source _source;
    private Bound? _it;
    private Bound? _parent;
    private Bound? _root;
    private int _lambdas;
    private bool _lift;
    private bool _recordsAllowed;
    private bool _throughObject;
    private int _bound;

    private Binder(Names names, Unit unit)
    {
        _names = names;
        _unit = unit;
        _source = new Source("");
        _lift = !names.Compatible;
        _values = new Dictionary<string, Func<Syntax, Bound>>(names.Comparer);
        var inputs = names.Schema.Inputs;
        for (var i = 0; i < inputs.Count; i++)
        {
            var (index, input) = (i, inputs[i]);
            _values.TryAdd(input.Name, node => new Bound(node, unit.Input(index, input.Type), input.Type, mayBeNull: !input.NeverNull));
        }
        if (inputs.Count == 1 && names.Definitions.Count == 0) _it = _root = _values[inputs[0].Name](new NameSyntax(0, inputs[0].Name));
    }

    private bool Compatible => _names.Compatible;

    /// <summary>Code for an expression after all its parameters.</summary>
    public static Bound Bind(Source source, Syntax tree, Names names, Unit unit, bool recordsAllowed)
    {
        var binder = new Binder(names, unit);
        foreach (var definition in names.Definitions) binder.Define(definition);
        binder._source = source;
        binder._recordsAllowed = recordsAllowed;
        return binder.Bind(tree);
    }

    /// <summary>Several expressions in one unit, after the same parameters.</summary>
    public static Func<Source, Syntax, Bound> Prepare(Names names, Unit unit)
    {
        var binder = new Binder(names, unit) { _recordsAllowed = true };
        foreach (var definition in names.Definitions) binder.Define(definition);
        return (source, tree) =>
        {
            binder._source = source;
            return binder.Bind(tree);
        };
    }

    private void Define(Definition definition)
    {
        try
        {
            Add(definition);
        }
        catch (RuleException e) when (e.Problem.Parameter is null)
        {
            throw new RuleException(e.Problem with { Parameter = definition.Parameter });
        }
    }

    private void Add(Definition definition)
    {
        _source = definition.Source;
        _recordsAllowed = true;
        var name = definition.Parameter.Name;
        if (_values.ContainsKey(name))
            throw _source.Fail(0, "duplicate-name", $"Имя «{name}» уже занято", $"The name '{name}' is taken", new LocalizedText("Переименуйте параметр", "Rename the parameter"));
        var bound = Bind(definition.Tree);
        var variable = _unit.Define(bound.Value, name);
        _values.Add(name, node => new Bound(node, variable, bound.Type, mayBeNull: bound.MayBeNull || bound.IsNullLiteral));
    }

    private Bound Bind(Syntax node)
    {
        if (++_bound > 20 * _names.Limits.Nodes) throw _source.Fail(node.Position, RuleCodes.Limit, "Выражение слишком сложное", "The expression is too complex");
        var bound = Dispatch(node);
        return _unit.Watch is { } watch ? watch.Node(node, bound, _unit) : bound;
    }

    private Bound Dispatch(Syntax node) => node switch
    {
        LiteralSyntax literal => Literal(literal),
        NameSyntax name => Name(name),
        ScopeSyntax scope => Scope(scope, scope.Word),
        MemberSyntax member => Member(member),
        CallSyntax call => Call(call),
        IndexSyntax index => Index(index),
        UnarySyntax unary => Unary(unary),
        BinarySyntax binary => Binary(binary),
        ConditionalSyntax conditional => Conditional(conditional, conditional.Test, conditional.Then, conditional.Else),
        InSyntax list => In(list),
        InListSyntax list => InList(list),
        NewSyntax record => Record(record),
        ArraySyntax array => Array(array),
        LambdaSyntax lambda => throw _source.Fail(lambda.Position, RuleCodes.Syntax, "Стрелка => допустима только внутри функций списков", "'=>' is allowed in functions of lists only"),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static Bound Literal(LiteralSyntax literal) =>
        literal.Value is null ? new Bound(literal, Expression.Constant(null, typeof(object)), FactType.Clr<object>(), true) : new Bound(literal, Expression.Constant(literal.Value));
}
