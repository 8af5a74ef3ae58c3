using System.Linq.Expressions;
using ClinicFlow.Rules.Binding;
using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Tracing;

/// <summary>What is known of a part of an expression before it runs.</summary>
internal sealed record Part(int Id, string Type, Type Clr, bool IsQuery);

/// <summary>Makes the binder's code tell the values of its parts to a <see cref="Recorder"/>; nothing else of it changes.</summary>
internal sealed class Watch
{
    private readonly Dictionary<Syntax, int> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly List<int> _loops = [];
    private readonly Dictionary<int, Part> _parts = [];
    private int _loop = -1;

    public ParameterExpression Recorder { get; } = Expression.Parameter(typeof(Recorder), "recorder");

    /// <summary>For each part the function of lists in which it stands; -1 outside.</summary>
    public IReadOnlyList<int> Loops => _loops;

    public Part? PartOf(Syntax node) => _ids.TryGetValue(node, out var id) ? _parts.GetValueOrDefault(id) : null;

    public Bound Node(Syntax node, Bound bound, Unit unit)
    {
        var id = Id(node);
        _loops[id] = _loop;
        _parts[id] = new Part(id, bound.TypeName, bound.Clr, bound.Query is not null);
        if (bound.Query is OrderQuery || node is LiteralSyntax) return bound;
        if (bound.Query is { } query) return new Bound(bound.Node, new WatchedQuery(query, this, id), unit);
        var value = Expression.Block(Tell(nameof(Tracing.Recorder.Begin), id),
            Expression.Call(Recorder, nameof(Tracing.Recorder.End), [bound.Value.Type], Expression.Constant(id), bound.Value));
        return new Bound(bound.Node, value, bound.Type, bound.MayBeNull);
    }

    /// <summary>What follows is evaluated once per element, until the disposal.</summary>
    public (int Id, int Outer) Enter(Syntax argument)
    {
        var (id, outer) = (Id(argument), _loop);
        _parts.TryAdd(id, new Part(id, "", typeof(object), false));
        _loops[id] = _loop = id;
        return (id, outer);
    }

    public Bound Leave((int Id, int Outer) loop, Bound body)
    {
        _loop = loop.Outer;
        return body.Query is not null ? body
            : new Bound(body.Node, Expression.Block(Tell(nameof(Tracing.Recorder.Element), loop.Id), body.Value), body.Type, body.MayBeNull);
    }

    public Expression Tell(string what, int id) => Expression.Call(Recorder, what, null, Expression.Constant(id));

    private int Id(Syntax node)
    {
        if (_ids.TryGetValue(node, out var known)) return known;
        _loops.Add(_loop);
        return _ids[node] = _loops.Count - 1;
    }

    /// <summary>Counts the items that a function of lists gives.</summary>
    private sealed class WatchedQuery(Query query, Watch watch, int id) : Query(query.Element, query.ItemsMayBeNull)
    {
        public override Expression Emit(Unit unit, Func<ParameterExpression, Expression> each) => Expression.Block(
            watch.Tell(nameof(Tracing.Recorder.Start), id),
            query.Emit(unit, item => Expression.Block(watch.Tell(nameof(Tracing.Recorder.Item), id), each(item))));
    }
}
