using System.Linq.Expressions;

namespace ClinicFlow.Rules.Binding;

internal sealed class WhereQuery(Query source, Projection test) : Query(source.Element, source.ItemsMayBeNull)
{
    public override Expression Emit(Unit unit, Func<ParameterExpression, Expression> each) =>
        source.Emit(unit, item => Expression.IfThen(test.For(item, Logic.Truth(test.Body)), each(item)));
}

/// <summary>TakeWhile, SkipWhile.</summary>
internal sealed class WhileQuery(Query source, Projection test, bool take) : Query(source.Element, source.ItemsMayBeNull)
{
    public override Expression Emit(Unit unit, Func<ParameterExpression, Expression> each)
    {
        var holds = Logic.Truth(test.Body);
        if (take)
        {
            var end = Expression.Label("end");
            return Expression.Block(source.Emit(unit, item => Expression.IfThenElse(test.For(item, holds), each(item), Expression.Goto(end))), Expression.Label(end));
        }
        var started = Expression.Variable(typeof(bool), "started");
        return Expression.Block([started], Expression.Assign(started, Expression.Constant(false)), source.Emit(unit, item => Expression.Block(
            Expression.IfThen(Expression.Not(started), Expression.IfThen(Expression.Not(test.For(item, holds)), Expression.Assign(started, Expression.Constant(true)))),
            Expression.IfThen(started, each(item)))));
    }
}

/// <summary>Take, Skip.</summary>
internal sealed class CountedQuery(Query source, Expression count, bool take) : Query(source.Element, source.ItemsMayBeNull)
{
    public override Expression Emit(Unit unit, Func<ParameterExpression, Expression> each)
    {
        var (left, end) = (Expression.Variable(typeof(int), "left"), Expression.Label("end"));
        Func<ParameterExpression, Expression> step = take
            ? item => Expression.Block(
                Expression.PreDecrementAssign(left), each(item), Expression.IfThen(Expression.LessThanOrEqual(left, Expression.Constant(0)), Expression.Goto(end)))
            : item => Expression.IfThenElse(Expression.GreaterThan(left, Expression.Constant(0)), Expression.PreDecrementAssign(left), each(item));
        var loop = source.Emit(unit, step);
        if (take) loop = Expression.IfThen(Expression.GreaterThan(left, Expression.Constant(0)), loop);
        return Expression.Block([left], Expression.Assign(left, count), loop, Expression.Label(end));
    }
}

/// <summary>Distinct, and with other items: Union (added), Except (left out), Intersect (only those).</summary>
internal sealed class SetQuery(Query source, Query? other, string kind) : Query(source.Element, source.ItemsMayBeNull)
{
    public override Expression Emit(Unit unit, Func<ParameterExpression, Expression> each)
    {
        var type = typeof(HashSet<>).MakeGenericType(Element.ClrType);
        var seen = Expression.Variable(type, "seen");
        var make = Expression.Assign(seen, Expression.New(type));
        Expression Add(Expression item) => Expression.Call(seen, type.GetMethod("Add")!, item);
        if (kind is "Except" or "Intersect")
        {
            var fill = other!.Emit(unit, Add);
            var test = kind == "Except" ? "Add" : "Remove";
            return Expression.Block([seen], make, fill, source.Emit(unit, item => Expression.IfThen(Expression.Call(seen, type.GetMethod(test, [Element.ClrType])!, item), each(item))));
        }
        var all = other is null ? source : new ConcatQuery(source, other);
        return Expression.Block([seen], make, all.Emit(unit, item => Expression.IfThen(Add(item), each(item))));
    }
}
