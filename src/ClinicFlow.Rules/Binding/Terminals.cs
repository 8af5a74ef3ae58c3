using System.Linq.Expressions;
using ClinicFlow.Rules.Runtime;

namespace ClinicFlow.Rules.Binding;

/// <summary>What ends a chain of queries: a list, a number, an item, a yes or no.</summary>
internal static class Terminals
{
    public static Expression List(Query query, Unit unit)
    {
        var type = typeof(List<>).MakeGenericType(query.Element.ClrType);
        var list = Expression.Variable(type, "list");
        return Expression.Block(type, [list],
            Expression.Assign(list, Expression.New(type)), query.Emit(unit, item => Expression.Call(list, type.GetMethod("Add")!, item)), list);
    }

    public static Expression Any(Query query, Unit unit)
    {
        var (result, end) = (Expression.Variable(typeof(bool), "any"), Expression.Label("end"));
        return Expression.Block([result],
            Expression.Assign(result, Expression.Constant(false)),
            query.Emit(unit, _ => Expression.Block(Expression.Assign(result, Expression.Constant(true)), Expression.Goto(end))),
            Expression.Label(end), result);
    }

    public static Expression All(Query query, Projection test, Unit unit)
    {
        var (result, end) = (Expression.Variable(typeof(bool), "all"), Expression.Label("end"));
        var holds = Logic.Truth(test.Body);
        return Expression.Block([result],
            Expression.Assign(result, Expression.Constant(true)),
            query.Emit(unit, item => Expression.IfThen(Expression.Not(test.For(item, holds)), Expression.Block(Expression.Assign(result, Expression.Constant(false)), Expression.Goto(end)))),
            Expression.Label(end), result);
    }

    public static Expression Count(Query query, Unit unit, Type type)
    {
        var count = Expression.Variable(type, "count");
        return Expression.Block([count],
            Expression.Assign(count, Expression.Default(type)), query.Emit(unit, _ => Expression.PreIncrementAssign(count)), count);
    }

    public static Expression Contains(Query query, Func<Expression, Expression> equals, Unit unit)
    {
        var (result, end) = (Expression.Variable(typeof(bool), "found"), Expression.Label("end"));
        return Expression.Block([result],
            Expression.Assign(result, Expression.Constant(false)),
            query.Emit(unit, item => Expression.IfThen(equals(item), Expression.Block(Expression.Assign(result, Expression.Constant(true)), Expression.Goto(end)))),
            Expression.Label(end), result);
    }

    /// <summary>First, Last, Single and their OrDefault forms.</summary>
    public static Expression Pick(Query query, Unit unit, string kind, bool orDefault)
    {
        var type = query.Element.ClrType;
        var (result, found, end) = (Expression.Variable(type, "picked"), Expression.Variable(typeof(bool), "found"), Expression.Label("end"));
        var take = Expression.Block(Expression.Assign(found, Expression.Constant(true)));
        Expression? loop = kind == "First" && query is OrderQuery order ? order.First(unit, result, found) : null;
        loop ??= query.Emit(unit, item => kind switch
        {
            "First" => Expression.Block(Expression.Assign(result, item), take, Expression.Goto(end)),
            "Last" => Expression.Block(Expression.Assign(result, item), take),
            _ => Expression.Block(
                Expression.IfThen(found, Expression.Call(typeof(Failures), nameof(Failures.MoreThanOne), null)), Expression.Assign(result, item), take),
        });
        var missing = orDefault ? (Expression)Expression.Empty() : Expression.IfThen(Expression.Not(found), Expression.Call(typeof(Failures), nameof(Failures.NoElements), null));
        return Expression.Block(type, [result, found],
            Expression.Assign(found, Expression.Constant(false)), Expression.Assign(result, Expression.Default(type)), loop, Expression.Label(end), missing, result);
    }
}
