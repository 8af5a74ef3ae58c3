using System.Linq.Expressions;
using System.Reflection;
using ClinicFlow.Rules.Language;
using ClinicFlow.Rules.Runtime;

namespace ClinicFlow.Rules.Binding;

/// <summary>Members of facts and of the known types. A missing fact's members are missing too.</summary>
internal sealed partial class Binder
{
    private Bound Member(MemberSyntax member)
    {
        if (StaticType(member.Target) is { } type) return StaticMember(member, type);
        var target = Bind(member.Target);
        if (TryMember(member, target, member.Name) is { } known) return known;
        if (Compatible && IsOpen(target))
        {
            _throughObject |= target.IsObject;
            return Nothing(member);
        }
        if (target.Clr.Namespace == "System" && target.Bare.GetProperty(member.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is not null && Allowed.IsKnown(target.Bare) && !target.IsNullable)
            throw _source.NotAllowed(member.Position, member.Name);
        throw _source.UnknownMember(member.Position, member.Name, target.TypeName, MemberNames(target));
    }

    private Bound? TryMember(Syntax node, Bound target, string name)
    {
        if (target.Query is not null) return null;
        if (target.Type.Shape is { } shape) return ShapeMember(node, target, shape, name);
        if (target.IsNullable) return NullableMember(node, target, name);
        if (target.Type is GroupFactType group)
            return Same(name, "Key") ? new Bound(node, Expression.Property(target.Value, "Key"), group.Key, true) : null;
        if (target.Type is SequenceFactType) return null;
        if (target.Type.Element is not null && target.Clr != typeof(string)) return ListMember(node, target, name);
        if (target.Clr == typeof(DateTimeOffset)) return MomentMember(node, target, name);
        if (Allowed.Property(target.Clr, name, _names.CaseSensitive) is not { } property) return null;
        return Guarded(node, target, FactType.Clr(property.PropertyType), value => Expression.Property(value, property));
    }

    private Bound? ShapeMember(Syntax node, Bound target, FactShape shape, string name)
    {
        var index = _names.CaseSensitive ? shape.IndexOfExactly(name) : shape.IndexOf(name);
        if (index < 0) return null;
        var type = shape.Members[index].Type;
        return Guarded(node, target, type, value =>
        {
            var held = Expression.ArrayIndex(Expression.Property(value, nameof(FactRecord.Values)), Expression.Constant(index));
            return type.ClrType.IsValueType ? Expression.Unbox(held, type.ClrType) : Expression.Convert(held, type.ClrType);
        });
    }

    private Bound? NullableMember(Syntax node, Bound target, string name)
    {
        if (Same(name, "HasValue")) return new Bound(node, Expression.Property(target.Value, "HasValue"));
        if (Same(name, "Value")) return _lift ? new Bound(node, target.Value) : new Bound(node, Expression.Property(target.Value, "Value"));
        if (!_lift || TryMember(node, new Bound(node, Expression.Default(target.Bare)), name) is not { } probe) return null;
        var present = target.Present?.With(TryMember(node, target.Present.Value, name)!);
        return new Bound(node, Coercion.Lift(target.Value, probe.Clr, value => TryMember(node, new Bound(node, value), name)!.Value)) { Present = probe.Clr.IsValueType && !probe.IsNullable ? present : null };
    }

    private Bound? ListMember(Syntax node, Bound target, string name)
    {
        var wanted = target.Clr.IsArray ? "Length" : "Count";
        if (!Same(name, wanted)) return null;
        var held = Expression.Variable(target.Clr);
        if (ListQuery.CountOf(held) is null) return null;
        return _lift && target.MayBeNull
            ? new Bound(node, Expression.Block([held], Expression.Assign(held, target.Value),
                Expression.Condition(Expression.ReferenceEqual(held, Expression.Constant(null)), Expression.Constant(0), ListQuery.CountOf(held)!)))
            : new Bound(node, ListQuery.CountOf(target.Value)!);
    }

    /// <summary>Parts of a moment are those of the clinic's wall clock.</summary>
    private Bound? MomentMember(Syntax node, Bound target, string name)
    {
        if (Allowed.Property(typeof(DateTimeOffset), name, _names.CaseSensitive) is not { } property) return null;
        var local = property.Name is "Ticks" or "UtcDateTime" ? target.Value : Expression.Call(typeof(Moments), nameof(Moments.Local), null, target.Value, _unit.Context);
        return new Bound(node, Expression.Property(local, property));
    }

    /// <summary>Reads from a reference; if that may be null and facts may be missing, the result may be null too.</summary>
    private Bound Guarded(Syntax node, Bound target, FactType type, Func<Expression, Expression> read)
    {
        if (!_lift || !target.MayBeNull) return new Bound(node, read(target.Value), type, mayBeNull: true);
        if (target.Value is ParameterExpression stable)
        {
            var result = type.ClrType.IsValueType && Nullable.GetUnderlyingType(type.ClrType) is null ? typeof(Nullable<>).MakeGenericType(type.ClrType) : type.ClrType;
            var value = read(stable);
            if (value.Type != result) value = Expression.Convert(value, result);
            var there = Expression.ReferenceNotEqual(stable, Expression.Constant(null));
            var guarded = Expression.Condition(there, value, Expression.Default(result));
            if (result == type.ClrType) return new Bound(node, guarded, type, true);
            return new Bound(node, guarded) { Present = new Presence(there, new Bound(node, read(stable), type)) };
        }
        var lifted = Coercion.Lift(target.Value, type.ClrType, read);
        return new Bound(node, lifted, lifted.Type == type.ClrType ? type : FactType.Clr(lifted.Type), true);
    }

    private Bound Index(IndexSyntax index)
    {
        var target = Bind(index.Target);
        if (index.Arguments.Count != 1) throw _source.Arguments(index.Position, "[]", "list[0]");
        var at = Bind(index.Arguments[0]);
        if (Compatible && at.TextLiteral is not null && IsOpen(target)) return Nothing(index);
        if (target.Query is null && target.Type is not SequenceFactType && target.Type.Element is { } element && Coercion.To(at, typeof(int), _unit, out _) is { } position
            && ListQuery.At(Expression.Variable(target.Clr), position) is not null)
            return Guarded(index, target, element, list => ListQuery.At(list, position)!);
        throw _source.Fail(index.Position, RuleCodes.Type, $"К {target.TypeName} нельзя обратиться по индексу", $"{target.TypeName} has no index");
    }

    private IEnumerable<string> MemberNames(Bound target) =>
        target.Type.Shape is { } shape ? shape.Members.Select(m => m.Name) : target.Query is null ? Allowed.PropertyNames(target.Bare) : [];

    private bool Same(string a, string b) => _names.Comparer.Equals(a, b);
}
