using System.Linq.Expressions;

namespace ClinicFlow.Rules.Binding;

internal sealed class SelectQuery(Query source, Projection projection) : Query(projection.Body.Type, projection.Body.MayBeNull)
{
    public override Expression Emit(Unit unit, Func<ParameterExpression, Expression> each)
    {
        var result = Expression.Variable(Element.ClrType, "selected");
        var value = projection.Body.Value;
        return source.Emit(unit, item => Expression.Block([result], Expression.Assign(result, projection.For(item, value)), each(result)));
    }
}

internal sealed class SelectManyQuery(Query source, ParameterExpression parameter, Query inner) : Query(inner.Element, inner.ItemsMayBeNull)
{
    public override Expression Emit(Unit unit, Func<ParameterExpression, Expression> each) =>
        source.Emit(unit, item => Expression.Block([parameter], Expression.Assign(parameter, item), inner.Emit(unit, each)));
}

/// <summary>Both sources one after the other, through a list, so that what follows is written once.</summary>
internal sealed class ConcatQuery(Query first, Query second) : Query(first.Element, first.ItemsMayBeNull || second.ItemsMayBeNull)
{
    public override Expression Emit(Unit unit, Func<ParameterExpression, Expression> each)
    {
        var type = typeof(List<>).MakeGenericType(Element.ClrType);
        var list = Expression.Variable(type, "both");
        Expression Add(Expression item) => Expression.Call(list, type.GetMethod("Add")!, item);
        return Expression.Block([list],
            Expression.Assign(list, Expression.New(type)), first.Emit(unit, Add), second.Emit(unit, Add), new ListQuery(list, Element, false).Emit(unit, each));
    }
}

internal sealed class ReverseQuery(Query source) : Query(source.Element, source.ItemsMayBeNull)
{
    public override Expression Emit(Unit unit, Func<ParameterExpression, Expression> each)
    {
        var items = Expression.Variable(typeof(List<>).MakeGenericType(Element.ClrType), "items");
        return Expression.Block([items],
            Expression.Assign(items, Terminals.List(source, unit)),
            Expression.Call(items, items.Type.GetMethod("Reverse", Type.EmptyTypes)!),
            new ListQuery(items, Element, false).Emit(unit, each));
    }
}

internal sealed class DefaultIfEmptyQuery(Query source) : Query(source.Element, true)
{
    public override Expression Emit(Unit unit, Func<ParameterExpression, Expression> each)
    {
        var items = Expression.Variable(typeof(List<>).MakeGenericType(Element.ClrType), "items");
        return Expression.Block([items],
            Expression.Assign(items, Terminals.List(source, unit)),
            Expression.IfThen(Expression.Equal(Expression.Property(items, "Count"), Expression.Constant(0)),
                Expression.Call(items, items.Type.GetMethod("Add")!, Expression.Default(Element.ClrType))),
            new ListQuery(items, Element, false).Emit(unit, each));
    }
}

internal sealed class GroupQuery(Query source, Projection key)
    : Query(new GroupFactType(key.Body.Type, source.Element), false)
{
    public override Expression Emit(Unit unit, Func<ParameterExpression, Expression> each)
    {
        var type = typeof(Runtime.Grouper<,>).MakeGenericType(key.Body.Clr, source.Element.ClrType);
        var groups = Expression.Variable(type, "groups");
        var value = key.Body.Value;
        return Expression.Block([groups],
            Expression.Assign(groups, Expression.New(type)),
            source.Emit(unit, item => Expression.Call(groups, type.GetMethod("Add")!, key.For(item, value), item)),
            new ListQuery(Expression.Property(groups, "Groups"), Element, false).Emit(unit, each));
    }
}
