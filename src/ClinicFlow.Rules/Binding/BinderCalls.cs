using System.Linq.Expressions;
using System.Reflection;
using ClinicFlow.Rules.Language;
using ClinicFlow.Rules.Runtime;

namespace ClinicFlow.Rules.Binding;

/// <summary>Calls of methods, of static members of known types, of types as constructors and casts.</summary>
internal sealed partial class Binder
{
    private Bound Call(CallSyntax call)
    {
        if (call.Target is null) return Function(call);
        if (StaticType(call.Target) is { } type) return StaticCall(call, type);
        return Method(call, Bind(call.Target));
    }

    private Bound Method(CallSyntax call, Bound target)
    {
        if (target.IsNullLiteral) throw _source.UnknownMethod(call.Position, call.Name, "null", []);
        if (target.Query is null && target.IsNullable) return NullableMethod(call, target);
        if (target.Query is null && Allowed.IsKnown(target.Clr) && Allowed.Methods(target.Clr, call.Name, _names.CaseSensitive).Any())
            return Instance(call, target, [.. call.Arguments.Select(Bind)]);
        if (target.Type.Element is not null && Sequence(call, target) is { } sequence) return sequence;
        if (target.Clr.GetMethods().Any(m => m.Name.Equals(call.Name, StringComparison.OrdinalIgnoreCase)) && !Allowed.MethodNames(target.Clr).Contains(call.Name) && target.Query is null
            || IsRefused(call.Name))
            throw _source.NotAllowed(call.Position, call.Name);
        throw _source.UnknownMethod(call.Position, call.Name, target.TypeName, target.Type.Element is null ? Allowed.MethodNames(target.Clr) : Allowed.MethodNames(target.Clr).Concat(SequenceNames));
    }

    private static bool IsRefused(string name) =>
        name.ToLowerInvariant() is "gettype" or "gethashcode" or "tostring" or "padleft" or "padright";

    private Bound NullableMethod(CallSyntax call, Bound target)
    {
        if (Same(call.Name, "GetValueOrDefault"))
        {
            var value = Expression.Call(target.Value, target.Clr.GetMethod("GetValueOrDefault", Type.EmptyTypes)!);
            if (call.Arguments.Count == 0) return new Bound(call, value);
            if (call.Arguments.Count == 1) return Coalesce(call, target, Bind(call.Arguments[0]));
        }
        if (!_lift || !Allowed.Methods(target.Bare, call.Name, _names.CaseSensitive).Any())
            throw _source.UnknownMethod(call.Position, call.Name, target.TypeName, Allowed.MethodNames(target.Bare));
        var arguments = call.Arguments.Select(Bind).ToList();
        var probe = Instance(call, new Bound(call, Expression.Default(target.Bare)), arguments);
        var present = probe.Clr.IsValueType && !probe.IsNullable ? target.Present?.With(Instance(call, target.Present.Value, arguments)) : null;
        return new Bound(call, Coercion.Lift(target.Value, probe.Clr, value => Instance(call, new Bound(call, value), arguments).Value)) { Present = present };
    }

    /// <summary>Arguments are bound once and given: binding them again at every level would take exponential time.</summary>
    private Bound Instance(CallSyntax call, Bound target, List<Bound> arguments)
    {
        var methods = Allowed.Methods(target.Clr, call.Name, _names.CaseSensitive).ToList();
        var name = methods[0].Name;
        if (TextMethod(call, target, name, arguments) is { } special) return special;
        if (name == "Equals" && arguments.Count == 1 && target.Clr != typeof(string))
            return Compare(call, TokenKind.Equal, "Equals", target, arguments[0]);
        if (Overloads.Choose(methods, arguments, _unit, _lift) is not { } chosen)
            throw _source.UnknownMethod(call.Position, call.Name, target.TypeName, Allowed.MethodNames(target.Clr));
        var type = FactType.Clr(((MethodInfo)chosen.Method).ReturnType);
        return Guarded(call, target, type, value => Expression.Call(value, (MethodInfo)chosen.Method, chosen.Plain)) is var bound && chosen.Nulls is null
            ? bound
            : new Bound(call, chosen.Wrap(values => Guarded(call, target, type, value => Expression.Call(value, (MethodInfo)chosen.Method, values)).Value));
    }

    /// <summary>Methods whose base-library form depends on the machine's language or has unbounded results.</summary>
    private Bound? TextMethod(CallSyntax call, Bound target, string name, List<Bound> arguments)
    {
        if (name == "ToString")
        {
            var format = arguments.Count == 0 ? Expression.Constant(null, typeof(string)) : arguments is [var f] && f.Clr == typeof(string) ? f.Value : null;
            if (format is null) return null;
            Expression local = target.Clr == typeof(DateTimeOffset) ? Expression.Call(typeof(Moments), nameof(Moments.Local), null, target.Value, _unit.Context) : target.Value;
            if (target.Clr != typeof(string)) return new Bound(call, Expression.Call(typeof(Texts), nameof(Texts.Of), null, Expression.Convert(local, typeof(object)), format));
        }
        if (target.Clr == typeof(string) && name == "Split")
            return arguments is [var by] && by.Clr == typeof(char) ? Helper(typeof(Texts).GetMethod(name)!) : throw _source.UnknownMethod(call.Position, "Split", "string", ["Split('-')"]);
        if (target.Clr != typeof(string) || arguments.Any(a => a.Clr != typeof(string))) return name is "ToLower" or "ToUpper" && target.Clr == typeof(string) ? Culture() : null;
        return name switch
        {
            "ToLower" or "ToUpper" => Culture(),
            "StartsWith" or "EndsWith" or "IndexOf" or "LastIndexOf" when arguments.Count == 1 => Helper(typeof(Texts).GetMethod(name)!),
            "Replace" when arguments.Count == 2 => Helper(typeof(Texts).GetMethod(name)!),
            "CompareTo" when arguments.Count == 1 => Helper(typeof(Ordering).GetMethod(nameof(Ordering.Texts))!),
            _ => null,
        };

        Bound? Culture() => arguments.Count > 0 ? null
            : Guarded(call, target, FactType.Clr<string>(), value => Expression.Call(value, typeof(string).GetMethod(name + "Invariant", Type.EmptyTypes)!));

        Bound Helper(MethodInfo method) =>
            Guarded(call, target, FactType.Clr(method.ReturnType), value => Expression.Call(method, [value, .. arguments.Select(a => a.Value)]));
    }

    private Type? StaticType(Syntax target)
    {
        if (target is NameSyntax name)
        {
            if (IsValueName(name.Name)) return null;
            if (KnownTypes.Find(name.Name) is { } type) return type;
            return name.Name.ToLowerInvariant() == "object" ? typeof(object) : null;
        }
        if (target is MemberSyntax { Target: NameSyntax space } member && space.Name.Equals("System", StringComparison.OrdinalIgnoreCase) && !IsValueName(space.Name))
            return KnownTypes.Find(member.Name) ?? throw _source.NotAllowed(space.Position, "System." + member.Name);
        return null;
    }

    private Bound StaticMember(MemberSyntax member, Type type)
    {
        if (type == typeof(DateTime) || type == typeof(DateTimeOffset))
        {
            var offset = type == typeof(DateTimeOffset);
            var clock = member.Name.ToLowerInvariant() switch
            {
                "now" => offset ? nameof(Moments.Now) : nameof(Moments.LocalNow),
                "utcnow" => offset ? nameof(Moments.Now) : nameof(Moments.UtcNow),
                "today" when !offset => nameof(Moments.LocalToday),
                _ => null,
            };
            if (clock is not null) return Builtin(member, clock);
        }
        return Allowed.Constant(type, member.Name, _names.CaseSensitive) switch
        {
            FieldInfo field => new Bound(member, Expression.Constant(field.GetValue(null), field.FieldType)),
            PropertyInfo property => new Bound(member, Expression.Property(null, property)),
            _ => throw _source.UnknownMember(member.Position, member.Name, type.Name, Allowed.StaticNames(type)),
        };
    }

    private Bound StaticCall(CallSyntax call, Type type)
    {
        var arguments = call.Arguments.Select(Bind).ToList();
        if (Same(call.Name, "Equals") && arguments.Count == 2 && (type == typeof(object) || type != typeof(string))) return Compare(call, TokenKind.Equal, "Equals", arguments[0], arguments[1]);
        var methods = Allowed.Statics(type, call.Name, _names.CaseSensitive).ToList();
        if (methods.Count == 0)
        {
            if (type.GetMethods(BindingFlags.Public | BindingFlags.Static).Any(m => m.Name.Equals(call.Name, StringComparison.OrdinalIgnoreCase))) throw _source.NotAllowed(call.Position, $"{type.Name}.{call.Name}");
            throw _source.UnknownMethod(call.Position, call.Name, type.Name, Allowed.StaticNames(type));
        }
        if (Statics.Special(call, type, methods[0].Name, arguments, this) is { } special) return special;
        if (Overloads.Choose(methods, arguments, _unit, _lift) is { } chosen)
            return new Bound(call, chosen.Wrap(values => Expression.Call((MethodInfo)chosen.Method, values)));
        throw _source.UnknownMethod(call.Position, call.Name, type.Name, Allowed.StaticNames(type));
    }
}
