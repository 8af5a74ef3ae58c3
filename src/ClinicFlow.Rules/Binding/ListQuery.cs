using System.Linq.Expressions;

namespace ClinicFlow.Rules.Binding;

/// <summary>All items of a list, an array, a string or another enumerable. A missing list is empty, if allowed.</summary>
internal sealed class ListQuery(Expression list, FactType element, bool missingIsEmpty) : Query(element, false)
{
    public override Expression Emit(Unit unit, Func<ParameterExpression, Expression> each)
    {
        var source = Expression.Variable(list.Type, "list");
        var item = Item();
        Expression loop = CountOf(source) is { } count
            ? Indexed(unit, source, item, count, each)
            : Enumerated(unit, source, item, each);
        if (missingIsEmpty && !list.Type.IsValueType) loop = Expression.IfThen(Expression.ReferenceNotEqual(source, Expression.Constant(null)), loop);
        return Expression.Block([source, item], Expression.Assign(source, list), loop);
    }

    /// <summary>The number of items, if the list knows it.</summary>
    public static Expression? CountOf(Expression list)
    {
        var type = list.Type;
        if (type.IsArray) return Expression.ArrayLength(list);
        if (type == typeof(string)) return Expression.Property(list, nameof(string.Length));
        if (type.IsClass && type.GetProperty("Count", typeof(int)) is { } own && Indexer(type) is not null) return Expression.Property(list, own);
        foreach (var face in type.GetInterfaces().Prepend(type))
            if (face.IsGenericType && face.GetGenericTypeDefinition() is var open && (open == typeof(IReadOnlyCollection<>) || open == typeof(ICollection<>)) && Indexer(type) is not null)
                return Expression.Property(list, face.GetProperty("Count")!);
        return null;
    }

    /// <summary>The item at an index, if the list has such access.</summary>
    public static Expression? At(Expression list, Expression index)
    {
        if (list.Type.IsArray) return Expression.ArrayIndex(list, index);
        return Indexer(list.Type) is { } indexer ? Expression.Property(list, indexer, index) : null;
    }

    private static System.Reflection.PropertyInfo? Indexer(Type type)
    {
        if (type == typeof(string)) return type.GetProperty("Chars");
        if (type.IsClass && type.GetProperty("Item", [typeof(int)]) is { } own) return own;
        foreach (var face in type.GetInterfaces().Prepend(type))
            if (face.IsGenericType && face.GetGenericTypeDefinition() is var open && (open == typeof(IReadOnlyList<>) || open == typeof(IList<>)))
                return face.GetProperty("Item");
        return null;
    }

    private static BlockExpression Indexed(Unit unit, ParameterExpression source, ParameterExpression item, Expression count, Func<ParameterExpression, Expression> each)
    {
        var (index, length, end) = (Expression.Variable(typeof(int), "index"), Expression.Variable(typeof(int), "length"), Expression.Label("end"));
        var body = Expression.IfThenElse(
            Expression.LessThan(index, length),
            Expression.Block(unit.Step(), Expression.Assign(item, At(source, index)!), Expression.PreIncrementAssign(index), each(item)),
            Expression.Break(end));
        return Expression.Block([index, length], Expression.Assign(index, Expression.Constant(0)), Expression.Assign(length, count), Expression.Loop(body, end));
    }

    private BlockExpression Enumerated(Unit unit, ParameterExpression source, ParameterExpression item, Func<ParameterExpression, Expression> each)
    {
        var enumerable = typeof(IEnumerable<>).MakeGenericType(Element.ClrType);
        var items = Expression.Variable(typeof(IEnumerator<>).MakeGenericType(Element.ClrType), "items");
        var end = Expression.Label("end");
        var body = Expression.IfThenElse(
            Expression.Call(items, typeof(System.Collections.IEnumerator).GetMethod(nameof(System.Collections.IEnumerator.MoveNext))!),
            Expression.Block(unit.Step(), Expression.Assign(item, Expression.Property(items, "Current")), each(item)),
            Expression.Break(end));
        return Expression.Block([items], Expression.Assign(items, Expression.Call(source, enumerable.GetMethod("GetEnumerator")!)), Expression.Loop(body, end));
    }
}
