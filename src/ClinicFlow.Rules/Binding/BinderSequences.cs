using System.Linq.Expressions;
using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Binding;

/// <summary>Functions of lists.</summary>
internal sealed partial class Binder
{
    private static readonly string[] SequenceNames =
    [
        "Any", "All", "Count", "LongCount", "Where", "Select", "SelectMany", "Sum", "Average", "Min", "Max", "First", "FirstOrDefault", "Last", "LastOrDefault",
        "Single", "SingleOrDefault", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Skip", "Take", "SkipWhile", "TakeWhile", "Distinct", "GroupBy",
        "Contains", "Concat", "Except", "Intersect", "Union", "Reverse", "ToList", "ToArray", "DefaultIfEmpty", "SequenceEqual",
    ];

    private Bound? Sequence(CallSyntax call, Bound target)
    {
        var name = SequenceNames.FirstOrDefault(n => Same(n, call.Name));
        if (name is null) return null;
        var query = QueryOf(target);
        return call.Arguments.Count switch
        {
            0 => Whole(call, target, query, name),
            1 => With(call, query, name, call.Arguments[0]),
            _ => null,
        };
    }

    private Query QueryOf(Bound target) => target.Query ?? new ListQuery(target.Value, target.Type.Element!, _lift);

    private Bound? Whole(CallSyntax call, Bound target, Query query, string name)
    {
        switch (name)
        {
            case "Any": return new Bound(call, Terminals.Any(query, _unit));
            case "Count": return new Bound(call, Terminals.Count(query, _unit, typeof(int)));
            case "LongCount": return new Bound(call, Terminals.Count(query, _unit, typeof(long)));
            case "Sum" or "Average":
                if (Compatible && target.Query is null && target.Type is not SequenceFactType) return null;
                return Numeric(query) is null ? null : new Bound(call, name == "Sum" ? Aggregates.Sum(query, _unit) : Aggregates.Average(query, _unit));
            case "Min" or "Max": return Comparable(query.Element.ClrType) ? new Bound(call, Aggregates.Extreme(query, _unit, name == "Max")) : null;
            case "First" or "FirstOrDefault" or "Last" or "LastOrDefault" or "Single" or "SingleOrDefault": return Picked(call, query, name);
            case "Distinct": return new Bound(call, new SetQuery(query, null, name), _unit);
            case "Reverse": return new Bound(call, new ReverseQuery(query), _unit);
            case "DefaultIfEmpty": return new Bound(call, new DefaultIfEmptyQuery(query), _unit);
            case "ToList": return new Bound(call, Terminals.List(query, _unit), new ListFactType(query.Element, typeof(List<>).MakeGenericType(query.Element.ClrType)));
            case "ToArray":
                var list = Terminals.List(query, _unit);
                return new Bound(call, Expression.Call(list, list.Type.GetMethod("ToArray")!), new ListFactType(query.Element, query.Element.ClrType.MakeArrayType()));
            default: return null;
        }
    }

    private Bound? With(CallSyntax call, Query query, string name, Syntax argument)
    {
        switch (name)
        {
            case "Any": return new Bound(call, Terminals.Any(Filtered(query, argument), _unit));
            case "All": return new Bound(call, Terminals.All(query, Test(query, argument), _unit));
            case "Count": return new Bound(call, Terminals.Count(Filtered(query, argument), _unit, typeof(int)));
            case "LongCount": return new Bound(call, Terminals.Count(Filtered(query, argument), _unit, typeof(long)));
            case "Where": return new Bound(call, Filtered(query, argument), _unit);
            case "First" or "FirstOrDefault" or "Last" or "LastOrDefault" or "Single" or "SingleOrDefault": return Picked(call, Filtered(query, argument), name);
            case "SkipWhile" or "TakeWhile": return new Bound(call, new WhileQuery(query, Test(query, argument), name == "TakeWhile"), _unit);
            case "Select": return new Bound(call, Selected(query, argument), _unit);
            case "SelectMany": return Flattened(call, query, argument);
            case "Sum" or "Average":
                var numbers = Selected(query, argument);
                return Numeric(numbers) is null ? throw _source.UnknownMethod(call.Position, name, numbers.Element.ToString()!, SequenceNames)
                    : new Bound(call, name == "Sum" ? Aggregates.Sum(numbers, _unit) : Aggregates.Average(numbers, _unit));
            case "Min" or "Max":
                var values = Selected(query, argument);
                return Comparable(values.Element.ClrType) ? new Bound(call, Aggregates.Extreme(values, _unit, name == "Max")) : null;
            case "OrderBy" or "OrderByDescending": return Ordered(call, query, argument, name.EndsWith("Descending", StringComparison.Ordinal), null);
            case "ThenBy" or "ThenByDescending": return query is OrderQuery order ? Ordered(call, query, argument, name.EndsWith("Descending", StringComparison.Ordinal), order) : null;
            case "GroupBy": return new Bound(call, new GroupQuery(query, Project(query, argument)), _unit);
            case "Skip" or "Take":
                return Coercion.To(Bind(argument), typeof(int), _unit, out _) is { } count ? new Bound(call, new CountedQuery(query, count, name == "Take"), _unit) : null;
            case "Contains": return new Bound(call, Held(call, query, Bind(argument)));
            case "Concat" or "Except" or "Intersect" or "Union" or "SequenceEqual": return Combined(call, query, Bind(argument), name);
            default: return null;
        }
    }

    private Bound Picked(CallSyntax call, Query query, string name)
    {
        var orDefault = name.EndsWith("OrDefault", StringComparison.Ordinal);
        return new Bound(call, Terminals.Pick(query, _unit, orDefault ? name[..^9] : name, orDefault), query.Element, orDefault || query.ItemsMayBeNull);
    }

    private Bound? Combined(CallSyntax call, Query query, Bound other, string name)
    {
        if (other.Type.Element is null || other.Type.Element.ClrType != query.Element.ClrType) return null;
        var second = QueryOf(other);
        switch (name)
        {
            case "Concat": return new Bound(call, new ConcatQuery(query, second), _unit);
            case "SequenceEqual":
                var list = typeof(IEnumerable<>).MakeGenericType(query.Element.ClrType);
                return new Bound(call, Expression.Call(typeof(Enumerable), nameof(Enumerable.SequenceEqual), [query.Element.ClrType],
                    Expression.Convert(Terminals.List(query, _unit), list), Expression.Convert(Terminals.List(second, _unit), list)));
            default: return new Bound(call, new SetQuery(query, second, name), _unit);
        }
    }

    private Bound? Flattened(CallSyntax call, Query query, Syntax argument)
    {
        var (parameter, body) = Lambda(query, argument);
        if (body.Type.Element is null || body.Clr == typeof(string)) return null;
        return new Bound(call, new SelectManyQuery(query, parameter, QueryOf(body)), _unit);
    }

    private Bound? Ordered(CallSyntax call, Query query, Syntax argument, bool descending, OrderQuery? order)
    {
        if (argument is LiteralSyntax)
            throw _source.Fail(argument.Position, RuleCodes.ConstantKey, "Порядок по постоянному значению ничего не упорядочивает", "Ordering by a constant orders nothing",
                new LocalizedText("Напишите OrderByDescending(x => x.price)", "Write OrderByDescending(x => x.price)"));
        var key = new SortKey(Project(query, argument), descending);
        if (!Comparable(key.Key.Body.Clr)) return null;
        return new Bound(call, order is null ? new OrderQuery(query, [key]) : order.Then(key), _unit);
    }

    private WhereQuery Filtered(Query query, Syntax argument) => new(query, Test(query, argument));

    private SelectQuery Selected(Query query, Syntax argument) => new(query, Project(query, argument));

    private Projection Test(Query query, Syntax argument)
    {
        var test = Project(query, argument);
        return Logic.Is(test.Body) && (!Compatible || !test.Body.IsNullable) ? test : throw _source.WrongType(argument.Position, "bool", test.Body);
    }

    private Projection Project(Query query, Syntax argument)
    {
        var (parameter, body) = Lambda(query, argument);
        return new Projection(parameter, body);
    }

    /// <summary>An item as <c>it</c> and, in a lambda, by its name; then the body.</summary>
    private (ParameterExpression, Bound) Lambda(Query query, Syntax argument)
    {
        var parameter = Expression.Variable(query.Element.ClrType, "it");
        var lambda = argument as LambdaSyntax;
        var item = new Bound(argument, parameter, query.Element, query.ItemsMayBeNull);
        if (lambda is null) return (parameter, WithIt(item, () => Body(argument, argument)));
        var shadowed = _values.GetValueOrDefault(lambda.Parameter);
        _values[lambda.Parameter] = node => new Bound(node, parameter, query.Element, query.ItemsMayBeNull);
        try
        {
            return (parameter, WithIt(item, () => Body(lambda, lambda.Body)));
        }
        finally
        {
            if (shadowed is null) _values.Remove(lambda.Parameter);
            else _values[lambda.Parameter] = shadowed;
        }
    }

    private Bound Body(Syntax argument, Syntax body)
    {
        if (_unit.Watch is not { } watch) return Bind(body);
        var loop = watch.Enter(argument);
        return watch.Leave(loop, Bind(body));
    }

    private static Type? Numeric(Query query)
    {
        var bare = Nullable.GetUnderlyingType(query.Element.ClrType) ?? query.Element.ClrType;
        return Numbers.Is(bare) ? bare : null;
    }

    private static bool Comparable(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return Allowed.IsKnown(bare) && typeof(IComparable).IsAssignableFrom(bare);
    }
}
