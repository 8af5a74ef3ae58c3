using System.Linq.Expressions;
using System.Reflection;

namespace ClinicFlow.Rules.Binding;

/// <summary>The overload chosen for a call, with its converted arguments.</summary>
internal sealed record Overload(MethodBase Method, Expression[] Plain, bool[]? Nulls)
{
    /// <summary>The call; if an argument may be missing where none is expected, the result is missing too.</summary>
    public Expression Wrap(Func<Expression[], Expression> call) => Nulls is null ? call(Plain) : Wrap(call, 0, [.. Plain]);

    private Expression Wrap(Func<Expression[], Expression> call, int from, Expression[] values)
    {
        for (var i = from; i < values.Length; i++)
        {
            if (!Nulls![i]) continue;
            var (at, type) = (i, Nullable.GetUnderlyingType(values[i].Type)!);
            var probe = call([.. values.Select((v, n) => Nulls[n] && n >= at ? Expression.Default(Nullable.GetUnderlyingType(v.Type)!) : v)]);
            return Coercion.Lift(values[i], probe.Type, value =>
            {
                var next = values.ToArray();
                next[at] = value;
                return Wrap(call, at + 1, next);
            });
        }
        return call(values);
    }
}

/// <summary>Chooses the overload whose parameters are nearest to the arguments.</summary>
internal static class Overloads
{
    public static Overload? Choose(IEnumerable<MethodBase> methods, List<Bound> arguments, Unit unit, bool lift)
    {
        (Overload? best, var least) = (null, int.MaxValue);
        foreach (var method in methods)
        {
            var parameters = method.GetParameters();
            if (parameters.Length != arguments.Count) continue;
            if (Fit(method, parameters, arguments, unit, lift, out var cost) is not { } fit || cost >= least) continue;
            (best, least) = (fit, cost);
        }
        return best;
    }

    private static Overload? Fit(MethodBase method, ParameterInfo[] parameters, List<Bound> arguments, Unit unit, bool lift, out int cost)
    {
        cost = 0;
        var values = new Expression[parameters.Length];
        bool[]? nulls = null;
        for (var i = 0; i < values.Length; i++)
        {
            var (type, argument) = (parameters[i].ParameterType, arguments[i]);
            if (type == typeof(object) && !argument.IsNullLiteral && argument.Type.Shape is not null) return null;
            var value = Coercion.To(argument, type, unit, out var step);
            if (value is null && lift && argument.IsNullable && type.IsValueType)
            {
                value = Coercion.To(argument, typeof(Nullable<>).MakeGenericType(type), unit, out step);
                if (value is not null) (nulls ??= new bool[values.Length])[i] = true;
            }
            if (value is null) return null;
            values[i] = value;
            cost += step;
        }
        return new Overload(method, values, nulls);
    }
}
