using System.Collections;

namespace ClinicFlow.Rules.Runtime;

/// <summary>A group of GroupBy.</summary>
internal sealed class Grouping<TKey, T>(TKey key) : IEnumerable<T>
{
    public TKey Key => key;

    public List<T> Items { get; } = [];

    public IEnumerator<T> GetEnumerator() => Items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Collects groups in the order in which their keys come first.</summary>
internal sealed class Grouper<TKey, T>
{
    private readonly Dictionary<ValueTuple<TKey>, Grouping<TKey, T>> _byKey = [];

    public List<Grouping<TKey, T>> Groups { get; } = [];

    public void Add(TKey key, T item)
    {
        if (!_byKey.TryGetValue(new ValueTuple<TKey>(key), out var group))
        {
            group = new Grouping<TKey, T>(key);
            _byKey.Add(new ValueTuple<TKey>(key), group);
            Groups.Add(group);
        }
        group.Items.Add(item);
    }
}
