using System.Linq.Expressions;
using ClinicFlow.Rules.Language;
using ClinicFlow.Rules.Runtime;

namespace ClinicFlow.Rules.Binding;

/// <summary>Names: lambda parameters, inputs, parameters, words of scope, members of <c>it</c>, built-ins.</summary>
internal sealed partial class Binder
{
    private static readonly HashSet<string> Refused = new(StringComparer.OrdinalIgnoreCase)
    {
        "System", "Environment", "File", "Directory", "Path", "Process", "Type", "Activator", "Assembly", "AppDomain", "Regex", "Enum", "Array", "GC", "Thread", "Task",
        "Console", "Delegate", "Marshal", "Random", "Expression", "Enumerable", "Queryable", "Uri", "Lazy",
    };

    private Bound Name(NameSyntax name)
    {
        if (_values.TryGetValue(name.Name, out var value)) return value(name);
        if (ScopeOf(name.Name) is { } word) return Scope(name, word);
        if (_it is not null && TryMember(name, _it, name.Name) is { } member) return member;
        switch (name.Name.ToLowerInvariant())
        {
            case "now": return Builtin(name, nameof(Moments.Now));
            case "today": return Builtin(name, nameof(Moments.Today));
        }
        if (Refused.Contains(name.Name)) throw _source.NotAllowed(name.Position, name.Name);
        if (_it is not null && Compatible && IsOpen(_it)) return Nothing(name);
        throw _source.UnknownName(name.Position, name.Name, KnownNames());
    }

    private Bound Builtin(Syntax node, string method) => new(node, Expression.Call(typeof(Moments), method, null, _unit.Context));

    private Bound Scope(Syntax node, ScopeWord word)
    {
        var bound = word switch { ScopeWord.It => _it, ScopeWord.Parent => _parent, _ => _root };
        if (bound is null)
            throw _source.Fail(node.Position, RuleCodes.UnknownName, $"Здесь нет «{word.ToString().ToLowerInvariant()}»", $"There is no '{word.ToString().ToLowerInvariant()}' here",
                new LocalizedText("Назовите факт по имени", "Name the fact"));
        return bound.Query is not null ? bound : new Bound(node, bound.Value, bound.Type, bound.MayBeNull);
    }

    private static ScopeWord? ScopeOf(string name) => name.ToLowerInvariant() switch
    {
        "it" => ScopeWord.It,
        "parent" => ScopeWord.Parent,
        "root" => ScopeWord.Root,
        _ => null,
    };

    /// <summary>Whether a name stands for a value here, so that it is not a type.</summary>
    private bool IsValueName(string name) =>
        _values.ContainsKey(name) || ScopeOf(name) is not null || _it is not null && TryMember(new NameSyntax(0, name), _it, name) is not null;

    private IEnumerable<string> KnownNames() =>
        _values.Keys.Concat(_it is null ? [] : MemberNames(_it)).Concat(["Now", "Today"]);

    private static Bound Nothing(Syntax node) => new(node, Expression.Constant(null, typeof(object)), FactType.Clr<object>(), true);

    /// <summary>A record of unknown make, whose unknown members are nothing in the model.</summary>
    private static bool IsOpen(Bound target) => target.Type.Shape is not null || target.Query is null && (target.IsObject || Allowed.IsRecord(target.Clr));

    private T WithIt<T>(Bound it, Func<T> then)
    {
        var (oldIt, oldParent) = (_it, _parent);
        if (++_lambdas > _names.Limits.LambdaDepth)
            throw _source.Fail(it.Node.Position, RuleCodes.Limit, $"Функции списков вложены глубже {_names.Limits.LambdaDepth}", $"Functions of lists are nested deeper than {_names.Limits.LambdaDepth}");
        (_parent, _it) = (_it, it);
        try
        {
            return then();
        }
        finally
        {
            (_it, _parent) = (oldIt, oldParent);
            _lambdas--;
        }
    }
}
