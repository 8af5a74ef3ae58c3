namespace ClinicFlow.Rules.Tests.Safety;

/// <summary>A fact whose members are no facts but for a few: whoever reads or calls another is found out.</summary>
public sealed class Tripwire
{
    /// <summary>The member that was touched; null if none was.</summary>
    public static string? Touched { get; private set; }

    internal static FactSchema Schema { get; } = Probe.Schema.With(new FactInput("t", FactType.Clr<Tripwire>()));

    internal static object?[] Inputs { get; } = [.. Probe.Inputs, new Tripwire()];

    public int Fine => 5;

    public Tripwire? Inner => null;

    public IReadOnlyList<int> List { get; } = [1, 2, 3];

    public object Anything => Touch(nameof(Anything))!;

    public Type Kind => (Touch(nameof(Kind)) as Type)!;

    public Action Action => (Touch(nameof(Action)) as Action)!;

    public Dictionary<string, object> Map => (Touch(nameof(Map)) as Dictionary<string, object>)!;

    public int WriteOnly { set => Touch(nameof(WriteOnly)); }

    public int this[int index] => Touch("indexer") is null ? index : 0;

    public static int Static => Touch(nameof(Static)) is null ? 1 : 0;

    internal int Secret => Touch(nameof(Secret)) is null ? 1 : 0;

    public int Run() => Touch(nameof(Run)) is null ? 1 : 0;

    public override string ToString() => (Touch(nameof(ToString)) as string)!;

    private static object? Touch(string member)
    {
        Touched = member;
        return null;
    }
}
