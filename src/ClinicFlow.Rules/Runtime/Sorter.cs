namespace ClinicFlow.Rules.Runtime;

/// <summary>A stable sort by one or several keys.</summary>
internal sealed class Sorter<T>
{
    private readonly List<KeyColumn> _columns = [];

    public List<T> Items { get; } = [];

    public KeyColumn<TKey> Column<TKey>(bool descending)
    {
        var column = new KeyColumn<TKey>(descending);
        _columns.Add(column);
        return column;
    }

    public List<T> Sort()
    {
        var order = new int[Items.Count];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, Compare);
        var sorted = new List<T>(order.Length);
        foreach (var i in order) sorted.Add(Items[i]);
        return sorted;
    }

    private int Compare(int a, int b)
    {
        foreach (var column in _columns)
        {
            var result = column.Compare(a, b);
            if (result != 0) return result;
        }
        return a.CompareTo(b);
    }
}

internal abstract class KeyColumn
{
    public abstract int Compare(int a, int b);
}

internal sealed class KeyColumn<TKey>(bool descending) : KeyColumn
{
    private readonly List<TKey> _keys = [];

    public void Add(TKey key) => _keys.Add(key);

    public override int Compare(int a, int b)
    {
        var result = Ordering.Compare(_keys[a], _keys[b]);
        return descending ? -result : result;
    }
}
