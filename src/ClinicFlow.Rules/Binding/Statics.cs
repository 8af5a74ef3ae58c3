using System.Globalization;
using System.Linq.Expressions;
using ClinicFlow.Rules.Language;
using ClinicFlow.Rules.Runtime;

namespace ClinicFlow.Rules.Binding;

/// <summary>Static methods that need care: those that read the machine's language and those with unbounded results.</summary>
internal static class Statics
{
    private static readonly Expression Culture = Expression.Constant(CultureInfo.InvariantCulture, typeof(IFormatProvider));

    public static Bound? Special(CallSyntax call, Type type, string name, List<Bound> arguments, Binder binder)
    {
        if (type == typeof(string)) return Text(call, name, arguments, binder);
        if (name == "Parse" && arguments is [var parsed] && parsed.Clr == typeof(string)) return new Bound(call, Parse(type, parsed.Value));
        if (type == typeof(Convert) && arguments is [var converted])
        {
            if (name == "ToString" && Allowed.IsKnown(converted.Bare))
                return new Bound(call, Expression.Call(typeof(Texts), nameof(Texts.Of), null, Expression.Convert(converted.Value, typeof(object)), Expression.Constant(null, typeof(string))));
            if (converted.Clr == typeof(string) && typeof(Convert).GetMethod(name, [typeof(string), typeof(IFormatProvider)]) is { } method)
                return new Bound(call, Expression.Call(method, converted.Value, Culture));
        }
        return null;
    }

    /// <summary>Reads a string as a value, the same on every machine.</summary>
    public static Expression Parse(Type type, Expression text)
    {
        if (type == typeof(DateTime))
            return Expression.Call(typeof(DateTime).GetMethod("Parse", [typeof(string), typeof(IFormatProvider), typeof(DateTimeStyles)])!, text, Culture, Expression.Constant(DateTimeStyles.RoundtripKind));
        if (type == typeof(DateTimeOffset))
            return Expression.Call(typeof(DateTimeOffset).GetMethod("Parse", [typeof(string), typeof(IFormatProvider), typeof(DateTimeStyles)])!, text, Culture, Expression.Constant(DateTimeStyles.AssumeUniversal));
        return type.GetMethod("Parse", [typeof(string), typeof(IFormatProvider)]) is { } cultured
            ? Expression.Call(cultured, text, Culture)
            : Expression.Call(type.GetMethod("Parse", [typeof(string)])!, text);
    }

    private static Bound? Text(CallSyntax call, string name, List<Bound> arguments, Binder binder)
    {
        switch (name)
        {
            case "Compare" when arguments.Count == 2 && arguments.All(a => a.Clr == typeof(string)):
                return new Bound(call, Expression.Call(typeof(Ordering), nameof(Ordering.Texts), null, arguments[0].Value, arguments[1].Value));
            case "Concat" when arguments.Count is > 1 and < 20:
                return new Bound(call, arguments.Select(a => binder.TextOf(a, call.Position)).Aggregate((a, b) => Expression.Call(typeof(Texts), nameof(Texts.Concat), null, a, b)));
            case "Join" when arguments is [var separator, var list] && separator.Clr == typeof(string) && list.Type.Element?.ClrType == typeof(string) && binder.JoinsLists(list):
                return new Bound(call, Expression.Call(typeof(Texts), nameof(Texts.Join), null, separator.Value, Expression.Convert(list.Value, typeof(IEnumerable<string>))));
            case "Join" when arguments.Count == 2 && arguments[1].Type.Element is not null:
                throw binder.NoOverload(call, "string");
            case "Format" when arguments.Count is > 1 and < 20 && arguments[0].Clr == typeof(string) && arguments.Skip(1).All(a => a.IsNullLiteral || Allowed.IsKnown(a.Bare)):
                return new Bound(call, Expression.Call(typeof(Texts), nameof(Texts.Format), null, arguments[0].Value,
                    Expression.NewArrayInit(typeof(object), arguments.Skip(1).Select(a => Expression.Convert(a.Value, typeof(object))))));
            default:
                return null;
        }
    }
}
