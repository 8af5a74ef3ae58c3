namespace ClinicFlow.Rules.Tests.Facts;

public sealed class FactShapeTests
{
    private static readonly FactShape Row = new([new FactMember("Name", FactType.Clr<string>()), new FactMember("Sum", FactType.Clr<decimal>()), new FactMember("Count", FactType.Clr<int>())]);

    [Fact]
    public void Numbers_are_fitted_and_missing_values_are_default()
    {
        var record = Row.Create("a", 5);
        Assert.Equal(new object?[] { "a", 5m, 0 }, record.Values);
        Assert.Equal(5m, record["sum"]);
    }

    [Fact]
    public void A_value_of_another_kind_is_refused() => Assert.Throws<ArgumentException>(() => Row.Create("a", "b"));

    [Fact]
    public void Rules_read_records_known_at_run_time_only()
    {
        var schema = FactSchema.Of(new FactInput("row", Row), new FactInput("rows", FactType.List(Row)));
        var rule = RuleExpression.Compile("row.name == \"a\" and row.sum > 1 and rows.Sum(x => x.count) == 3", schema);
        Assert.True(rule.EvaluateBool([Row.Create("a", 2m, 1), new[] { Row.Create("b", 1m, 1), Row.Create("c", 1m, 2) }], Probe.Context));
    }

    [Fact]
    public void A_name_declared_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => new FactShape([new FactMember("a", FactType.Clr<int>()), new FactMember("a", FactType.Clr<int>())]));
}
