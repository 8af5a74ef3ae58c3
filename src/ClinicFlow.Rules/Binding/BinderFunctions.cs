using System.Linq.Expressions;
using System.Reflection;
using ClinicFlow.Rules.Language;

namespace ClinicFlow.Rules.Binding;

/// <summary>Functions of the language, of the calendar, and types called like functions.</summary>
internal sealed partial class Binder
{
    private static readonly string[] Functions =
        ["iif", "isnull", "np", "is", "as", "cast", "workingMinutes", "workingDays", "addWorkingMinutes", "addWorkingDays"];

    private Bound Function(CallSyntax call)
    {
        switch (call.Name.ToLowerInvariant())
        {
            case "iif": return Usage(call, 3, "iif(condition, a, b)") ?? Conditional(call, call.Arguments[0], call.Arguments[1], call.Arguments[2]);
            case "isnull": return Usage(call, 2, "isnull(a, b)") ?? IsNull(call);
            case "np": return Propagate(call);
            case "is" or "as" or "cast": return TypeFunction(call, call.Name.ToLowerInvariant());
            case "workingminutes": return Calendar(call, nameof(IWorkingCalendar.WorkingMinutes));
            case "workingdays": return Calendar(call, nameof(IWorkingCalendar.WorkingDays));
            case "addworkingminutes": return Calendar(call, nameof(IWorkingCalendar.AddWorkingMinutes));
            case "addworkingdays": return Calendar(call, nameof(IWorkingCalendar.AddWorkingDays));
        }
        if (KnownTypes.Find(call.Name) is { } type) return Construct(call, type);
        if (_it is not null && (_it.Type.Element is not null || Allowed.IsKnown(_it.Clr))) return Method(call, _it);
        throw _source.UnknownMethod(call.Position, call.Name, "ClinicFlow", Functions);
    }

    private Bound? Usage(CallSyntax call, int count, string usage) =>
        call.Arguments.Count == count ? null : throw _source.Arguments(call.Position, call.Name, usage);

    private Bound IsNull(CallSyntax call)
    {
        var (value, otherwise) = (Bind(call.Arguments[0]), Bind(call.Arguments[1]));
        return Coalesce(call, value, otherwise);
    }

    /// <summary>np(a.b.c, default): whatever is missing on the way makes the whole missing.</summary>
    private Bound Propagate(CallSyntax call)
    {
        if (call.Arguments.Count is not (1 or 2)) throw _source.Arguments(call.Position, "np", "np(a.b.c, default)");
        if (call.Arguments[0] is not (MemberSyntax or NameSyntax or CallSyntax or ScopeSyntax or IndexSyntax)) throw _source.Arguments(call.Position, "np", "np(a.b.c, default)");
        var before = _lift;
        _lift = true;
        Bound path;
        try
        {
            _throughObject = false;
            path = Bind(call.Arguments[0]);
            if (_throughObject) throw _source.Arguments(call.Position, "np", "np(a.b.c, default)");
        }
        finally
        {
            _lift = before;
        }
        if (call.Arguments.Count == 1) return new Bound(call, path.Value, path.Type, true);
        var otherwise = Bind(call.Arguments[1]);
        return path.Clr.IsValueType && !path.IsNullable ? path : Coalesce(call, path, otherwise);
    }

    private Bound TypeFunction(CallSyntax call, string name)
    {
        if (call.Arguments.Count is not (1 or 2)) throw _source.Arguments(call.Position, name, $"{name}(x, \"decimal\")");
        if (call.Arguments[^1] is not LiteralSyntax { Value: string typeName }) throw _source.Arguments(call.Position, name, $"{name}(x, \"decimal\")");
        if (KnownTypes.Find(typeName) is not { } type || !Allowed.IsKnown(Nullable.GetUnderlyingType(type) ?? type)) throw _source.NotAllowed(call.Arguments[^1].Position, typeName);
        var value = call.Arguments.Count == 2 ? Bind(call.Arguments[0]) : _it ?? throw _source.Arguments(call.Position, name, $"{name}(x, \"decimal\")");
        var same = value.Bare == (Nullable.GetUnderlyingType(type) ?? type);
        switch (name)
        {
            case "is":
                return new Bound(call, !same ? Expression.Constant(false) : value.Clr.IsValueType && !value.IsNullable ? Expression.Constant(true) : WithNull(value, equal: false));
            case "as":
                var target = type.IsValueType && Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type;
                return new Bound(call, same ? Expression.Convert(value.Value, target) : Expression.Default(target), FactType.Clr(target), true);
            default:
                return Cast(call, value, type);
        }
    }

    private Bound Calendar(CallSyntax call, string name)
    {
        var method = typeof(IWorkingCalendar).GetMethod(name)!;
        var arguments = call.Arguments.Select(Bind).Select(a => Numbers.Is(a.Bare) && a.Bare == typeof(decimal)
            ? new Bound(a.Node, Expression.Convert(a.Value, a.IsNullable ? typeof(double?) : typeof(double))) : a).ToList();
        if (arguments.Count == 2 && arguments.Any(a => a.IsNullLiteral))
            return new Bound(call, Expression.Default(typeof(Nullable<>).MakeGenericType(method.ReturnType)));
        if (Overloads.Choose([method], arguments, _unit, lift: true) is { } chosen)
        {
            var calendar = Expression.Property(_unit.Context, nameof(EvaluationContext.Calendar));
            return new Bound(call, chosen.Wrap(values => Expression.Call(calendar, method, values)));
        }
        throw _source.Arguments(call.Position, call.Name, name.StartsWith("Add", StringComparison.Ordinal) ? $"{call.Name}(time, number)" : $"{call.Name}(from, to)");
    }

    private Bound Construct(CallSyntax call, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (!Allowed.IsKnown(bare)) throw _source.NotAllowed(call.Position, call.Name);
        var arguments = call.Arguments.Select(Bind).ToList();
        if (arguments is [var single] && Converts(single, bare)) return Cast(call, single, type);
        if (bare == typeof(DateTime) || bare == typeof(DateTimeOffset) || bare == typeof(DateOnly) || bare == typeof(TimeOnly) || bare == typeof(TimeSpan))
        {
            var constructors = bare.GetConstructors().Where(c => c.GetParameters().All(p => Numbers.Is(p.ParameterType) || p.ParameterType == typeof(TimeSpan)) && c.GetParameters().Length is > 0 and < 8);
            if (Overloads.Choose(constructors, arguments, _unit, _lift) is { } chosen)
                return new Bound(call, chosen.Wrap(values => Expression.New((ConstructorInfo)chosen.Method, values)));
        }
        throw _source.UnknownMethod(call.Position, call.Name, call.Name, []);
    }

    private static bool Converts(Bound value, Type type)
    {
        if (value.Clr == typeof(string)) return type != typeof(string) && !type.IsEnum;
        if (value.Bare == type) return true;
        if (Numbers.Is(type)) return Numbers.Is(value.Bare) || value.Bare.IsEnum || value.Bare == typeof(char);
        return Dates.Is(type) && Dates.Is(value.Bare) || type.IsEnum && Numbers.IsInteger(value.Bare);
    }

    /// <summary>int(x), cast(x, "int"): strings are read, numbers lose what does not fit but never overflow.</summary>
    private Bound Cast(CallSyntax call, Bound value, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (value.IsNullLiteral) return new Bound(call, Expression.Default(bare == type && type.IsValueType ? throw _source.WrongType(call.Position, TypeNames.Of(type), value) : type));
        if (value.Clr == typeof(string) && bare != typeof(string)) return new Bound(call, Statics.Parse(bare, value.Value));
        if (!Converts(value, bare) && value.Bare != bare) throw _source.WrongType(call.Position, TypeNames.Of(type), value);
        if (value.Bare == bare && (value.IsNullable || bare == type)) return value.IsNullable && Compatible && bare == type ? new Bound(call, Expression.Property(value.Value, "Value")) : new Bound(call, value.Value);
        if (Dates.Is(bare)) return DateCast(call, value, bare);
        var target = value.IsNullable || bare != type ? typeof(Nullable<>).MakeGenericType(bare) : bare;
        return new Bound(call, Expression.ConvertChecked(value.Value, target));
    }

    private Bound DateCast(CallSyntax call, Bound value, Type type)
    {
        if (Coercion.To(value, value.IsNullable ? typeof(Nullable<>).MakeGenericType(type) : type, _unit, out _) is { } wider) return new Bound(call, wider);
        var time = value.Bare == typeof(DateTimeOffset) ? MomentMember(call, Plain(), "DateTime")! : Plain();
        var result = type == typeof(DateOnly) ? Expression.Call(typeof(DateOnly), nameof(DateOnly.FromDateTime), null, time.Value) : time.Value;
        return new Bound(call, result);

        Bound Plain() => value.IsNullable ? throw _source.WrongType(call.Position, TypeNames.Of(value.Bare), value) : value;
    }

    private Bound Record(NewSyntax record)
    {
        if (!_recordsAllowed)
            throw _source.Fail(record.Position, RuleCodes.Type, "new(…) допустимо только в выходных значениях и параметрах", "new(…) is for outputs and parameters only");
        var members = new List<FactMember>();
        var values = new List<Expression>();
        foreach (var (syntax, alias) in record.Members)
        {
            var name = alias ?? (syntax as MemberSyntax)?.Name ?? (syntax as NameSyntax)?.Name
                ?? throw _source.Fail(syntax.Position, RuleCodes.Syntax, "У поля нет имени", "The member has no name", new LocalizedText("Напишите: значение as имя", "Write: value as name"));
            if (members.Any(m => m.Name == name)) throw _source.Fail(syntax.Position, "duplicate-name", $"Поле «{name}» названо дважды", $"Member '{name}' is named twice");
            var value = Bind(syntax);
            members.Add(new FactMember(name, value.Type));
            values.Add(Expression.Convert(value.Value, typeof(object)));
        }
        var shape = new FactShape(members);
        var create = typeof(FactRecord).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic)[0];
        return new Bound(record, Expression.New(create, Expression.Constant(shape), Expression.NewArrayInit(typeof(object), values)), shape.Type);
    }

    private Bound Array(ArraySyntax array)
    {
        var items = array.Items.Select(Bind).ToList();
        var type = ElementType(array, items);
        var values = items.Select(i => Coercion.To(i, type.ClrType, _unit, out _) ?? throw _source.WrongType(i.Node.Position, TypeNames.Of(type), i));
        return new Bound(array, Expression.NewArrayInit(type.ClrType, values), new ListFactType(type, type.ClrType.MakeArrayType()));
    }

    private FactType ElementType(ArraySyntax array, List<Bound> items)
    {
        if (array.Type is { } named)
        {
            var name = named.Nullable ? named.Name + "?" : named.Name;
            return KnownTypes.Find(name) is { } type && Allowed.IsKnown(Nullable.GetUnderlyingType(type) ?? type) ? FactType.Clr(type) : throw _source.NotAllowed(named.Position, named.Name);
        }
        if (items.Count == 0) return FactType.Clr<object>();
        var first = items[0];
        foreach (var item in items.Skip(1))
        {
            if (item.Clr == first.Clr) continue;
            if (Compatible) throw _source.Incompatible(item.Node.Position, "new []", first, item);
            first = new Bound(first.Node, Expression.Default(Unify(item.Node.Position, "new []", first, item, first, item).Clr));
        }
        return first.Type;
    }

    internal Expression TextOf(Bound bound, int at) => AsText(bound, at);

    internal RuleException NoOverload(CallSyntax call, string type) => _source.UnknownMethod(call.Position, call.Name, type, []);

    internal bool JoinsLists(Bound list) => !Compatible || list.Query is not null || list.Type is SequenceFactType;
}
