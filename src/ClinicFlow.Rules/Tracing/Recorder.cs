namespace ClinicFlow.Rules.Tracing;

/// <summary>Collects the values of one evaluation. Called from the code of a traced expression.</summary>
internal sealed class Recorder(IReadOnlyList<int> loops)
{
    private const int Shown = 10;
    private readonly List<int> _open = [];
    private readonly long[] _elements = new long[loops.Count];
    private readonly List<(long Element, object? Value)>?[] _each = new List<(long, object?)>?[loops.Count];

    public long[] Times { get; } = new long[loops.Count];

    public long[] TimesTrue { get; } = new long[loops.Count];

    public long[] Items { get; } = new long[loops.Count];

    public object?[] Values { get; } = new object?[loops.Count];

    /// <summary>Parts that were begun and not ended: after an error, from the whole to the part that failed.</summary>
    public IReadOnlyList<int> Open => _open;

    public IReadOnlyList<(long Element, object? Value)> Each(int part) => _each[part] ?? [];

    public void Begin(int part) => _open.Add(part);

    public T End<T>(int part, T value)
    {
        var at = _open.LastIndexOf(part);
        if (at >= 0) _open.RemoveRange(at, _open.Count - at);
        Times[part]++;
        if (value is true) TimesTrue[part]++;
        if (loops[part] < 0) Values[part] = value;
        else if (Times[part] <= Shown) (_each[part] ??= []).Add((_elements[loops[part]] - 1, value));
        return value;
    }

    /// <summary>The next element of the list that a function goes through.</summary>
    public void Element(int function) => _elements[function]++;

    /// <summary>A function of lists starts to give items.</summary>
    public void Start(int part) => Times[part]++;

    public void Item(int part) => Items[part]++;
}
