using System.Linq.Expressions;
using ClinicFlow.Rules.Runtime;

namespace ClinicFlow.Rules.Binding;

internal sealed record SortKey(Projection Key, bool Descending);

/// <summary>OrderBy and ThenBy: a stable sort.</summary>
internal sealed class OrderQuery(Query source, IReadOnlyList<SortKey> keys) : Query(source.Element, source.ItemsMayBeNull)
{
    public OrderQuery Then(SortKey key) => new(source, [.. keys, key]);

    public override Expression Emit(Unit unit, Func<ParameterExpression, Expression> each)
    {
        var type = typeof(Sorter<>).MakeGenericType(Element.ClrType);
        var sorter = Expression.Variable(type, "sorter");
        var columns = keys.Select(k => Expression.Variable(typeof(KeyColumn<>).MakeGenericType(k.Key.Body.Clr), "keys")).ToArray();
        var statements = new List<Expression> { Expression.Assign(sorter, Expression.New(type)) };
        for (var i = 0; i < keys.Count; i++)
            statements.Add(Expression.Assign(columns[i], Expression.Call(sorter, type.GetMethod("Column")!.MakeGenericMethod(keys[i].Key.Body.Clr), Expression.Constant(keys[i].Descending))));
        var items = Expression.Property(sorter, "Items");
        var values = keys.Select(k => k.Key.Body.Value).ToArray();
        statements.Add(source.Emit(unit, item => Expression.Block(
            keys.Select((k, i) => (Expression)Expression.Call(columns[i], columns[i].Type.GetMethod("Add")!, k.Key.For(item, values[i])))
                .Append(Expression.Call(items, items.Type.GetMethod("Add")!, item)))));
        statements.Add(unit.Steps(Expression.Multiply(Expression.Property(items, "Count"), Expression.Constant(4))));
        statements.Add(new ListQuery(Expression.Call(sorter, type.GetMethod("Sort")!), Element, false).Emit(unit, each));
        return Expression.Block([sorter, .. columns], statements);
    }

    /// <summary>The first item without sorting, if there is one key; null otherwise.</summary>
    public Expression? First(Unit unit, ParameterExpression result, ParameterExpression found)
    {
        if (keys is not [var key]) return null;
        var (best, value) = (Expression.Variable(key.Key.Body.Clr, "best"), Expression.Variable(key.Key.Body.Clr, "value"));
        var compare = typeof(Ordering).GetMethod(nameof(Ordering.Compare))!.MakeGenericMethod(best.Type);
        var order = Expression.Call(compare, value, best);
        var better = key.Descending ? Expression.GreaterThan(order, Expression.Constant(0)) : Expression.LessThan(order, Expression.Constant(0));
        var body = key.Key.Body.Value;
        return Expression.Block([best], source.Emit(unit, item => Expression.Block([value],
            Expression.Assign(value, key.Key.For(item, body)),
            Expression.IfThen(Expression.OrElse(Expression.Not(found), better), Expression.Block(
                Expression.Assign(best, value), Expression.Assign(result, item), Expression.Assign(found, Expression.Constant(true)))))));
    }
}
