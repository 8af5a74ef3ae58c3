namespace ClinicFlow.Rules.Findings;

/// <summary>Values of a term among which its tests do not distinguish: missing, no number, one value, or those between two.</summary>
internal sealed record Cell(bool IsNull, bool IsPoint, IComparable? Low, IComparable? High)
{
    private static readonly Cell Missing = new(true, false, null, null), NotANumber = new(false, false, null, null) { IsNaN = true };

    private bool IsNaN { get; init; }

    public bool Passes(Test test)
    {
        if (IsNull || test.Kind == TestKind.IsNull) return IsNull && test.Kind == TestKind.IsNull;
        if (IsNaN) return false;
        if (IsPoint)
        {
            var order = Low!.CompareTo(test.Value);
            return test.Kind switch { TestKind.Equal => order == 0, TestKind.Less => order < 0, TestKind.LessOrEqual => order <= 0, TestKind.Greater => order > 0, _ => order >= 0 };
        }
        return test.Kind switch
        {
            TestKind.Equal => false,
            TestKind.Less or TestKind.LessOrEqual => High is not null && High.CompareTo(test.Value) <= 0,
            _ => Low is not null && Low.CompareTo(test.Value) >= 0,
        };
    }

    /// <summary>Cells that cover all values of a term, cut at the constants of its tests.</summary>
    public static List<Cell> Of(Domain domain, IEnumerable<Test> tests)
    {
        var cells = new List<Cell>();
        if (domain.Nullable) cells.Add(Missing);
        if (domain.NaN) cells.Add(NotANumber);
        if (domain.Kind == DomainKind.Flag) return [.. cells, Point(true), Point(false)];
        var values = tests.Where(t => t.Value is not null).Select(t => t.Value!).Distinct().ToList();
        if (domain.Kind is DomainKind.Text or DomainKind.Thing) return [.. cells, .. values.Select(Point), Between(null, null)];
        values.Sort();
        IComparable? low = null;
        foreach (var value in values)
        {
            if (Any(domain, low, value)) cells.Add(Between(low, value));
            if (Possible(domain, value)) cells.Add(Point(value));
            low = value;
        }
        if (Any(domain, low, null)) cells.Add(Between(low, null));
        return cells;
    }

    private static Cell Point(IComparable value) => new(false, true, value, value);

    private static Cell Between(IComparable? low, IComparable? high) => new(false, false, low, high);

    private static bool Possible(Domain domain, IComparable value) => value is not decimal number
        || (domain.Kind != DomainKind.Integer || decimal.Floor(number) == number) && !(domain.NotNegative && number < 0);

    /// <summary>Whether there is a value between two constants.</summary>
    private static bool Any(Domain domain, IComparable? low, IComparable? high)
    {
        if (domain.NotNegative && high is decimal most && most <= 0) return false;
        return domain.Kind != DomainKind.Integer || low is not decimal from || high is not decimal to || decimal.Floor(from) + 1 < to;
    }
}
