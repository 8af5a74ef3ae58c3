using System.Linq.Expressions;
using ClinicFlow.Rules.Runtime;

namespace ClinicFlow.Rules.Binding;

/// <summary>Sum, Average, Min and Max. Nulls are left out; without any item Sum is 0 and the others fail, or are null if items may be.</summary>
internal static class Aggregates
{
    public static Expression Sum(Query query, Unit unit)
    {
        var bare = Numbers.Widened(Bare(query));
        var sum = Expression.Variable(bare, "sum");
        return Expression.Block([sum],
            Expression.Assign(sum, Expression.Default(bare)),
            query.Emit(unit, item => IfPresent(item, value => Expression.Assign(sum, Expression.AddChecked(sum, Numbers.Convert(value, bare))))),
            sum);
    }

    public static Expression Average(Query query, Unit unit)
    {
        var type = Bare(query) == typeof(decimal) ? typeof(decimal) : Bare(query) == typeof(float) ? typeof(float) : typeof(double);
        var (sum, count) = (Expression.Variable(type, "sum"), Expression.Variable(typeof(long), "count"));
        var mean = Expression.Divide(sum, Numbers.Convert(count, type));
        return Expression.Block([sum, count],
            Expression.Assign(sum, Expression.Default(type)), Expression.Assign(count, Expression.Constant(0L)),
            query.Emit(unit, item => IfPresent(item, value => Expression.Block(
                Expression.Assign(sum, Expression.Add(sum, Numbers.Convert(value, type))), Expression.PreIncrementAssign(count)))),
            OrMissing(query, Expression.NotEqual(count, Expression.Constant(0L)), mean));
    }

    public static Expression Extreme(Query query, Unit unit, bool max)
    {
        var bare = Bare(query);
        var (best, found) = (Expression.Variable(bare, "best"), Expression.Variable(typeof(bool), "found"));
        var compare = typeof(Ordering).GetMethod(nameof(Ordering.Compare))!.MakeGenericMethod(bare);
        Expression Better(Expression value) => max ? Expression.GreaterThan(Order(value), Expression.Constant(0)) : Expression.LessThan(Order(value), Expression.Constant(0));
        Expression Order(Expression value) => Expression.Call(compare, value, best);
        return Expression.Block([best, found],
            Expression.Assign(found, Expression.Constant(false)), Expression.Assign(best, Expression.Default(bare)),
            query.Emit(unit, item => IfPresent(item, value => Expression.IfThen(
                Expression.OrElse(Expression.Not(found), Better(value)),
                Expression.Block(Expression.Assign(best, value), Expression.Assign(found, Expression.Constant(true)))))),
            OrMissing(query, found, best));
    }

    private static Type Bare(Query query) => Nullable.GetUnderlyingType(query.Element.ClrType) ?? query.Element.ClrType;

    private static Expression IfPresent(ParameterExpression item, Func<Expression, Expression> then)
    {
        if (Nullable.GetUnderlyingType(item.Type) is not null)
            return Expression.IfThen(Expression.Property(item, "HasValue"), then(Expression.Property(item, "Value")));
        return item.Type.IsValueType ? then(item) : Expression.IfThen(Expression.ReferenceNotEqual(item, Expression.Constant(null)), then(item));
    }

    private static Expression OrMissing(Query query, Expression found, Expression value)
    {
        if (!query.Element.ClrType.IsValueType) return Expression.Condition(found, value, Expression.Default(value.Type));
        if (Nullable.GetUnderlyingType(query.Element.ClrType) is null)
            return Expression.Block(value.Type, Expression.IfThen(Expression.Not(found), Expression.Call(typeof(Failures), nameof(Failures.NoElements), null)), value);
        var nullable = typeof(Nullable<>).MakeGenericType(value.Type);
        return Expression.Condition(found, Expression.Convert(value, nullable), Expression.Default(nullable));
    }
}
