using System.Linq.Expressions;

namespace ClinicFlow.Rules.Binding;

/// <summary>Yes and no.</summary>
internal static class Logic
{
    public static bool Is(Bound bound) => bound.Bare == typeof(bool);

    /// <summary>A bool; a missing one counts as false.</summary>
    public static Expression Truth(Bound bound) => bound.Present is { } present && !present.Value.IsNullable
        ? Expression.AndAlso(present.Test, present.Value.Value)
        : bound.IsNullable
        ? Expression.Call(bound.Value, typeof(bool?).GetMethod(nameof(Nullable<bool>.GetValueOrDefault), Type.EmptyTypes)!)
        : bound.Value;
}
