using ClinicFlow.Statistics.Sampling;
using FsCheck;
using FsCheck.Fluent;

namespace ClinicFlow.Statistics.Tests.Sampling;

public sealed class AuditRateTests
{
    private static readonly int[] Month = [120, 80, 60, 40, 30, 12];

    [Fact]
    public void Ten_percent_is_rounded_up_in_decimal()
    {
        Assert.Equal(3, AuditRate.StratumSize(0.1m, 30));
        Assert.Equal([12, 8, 6, 4, 3, 2], Month.Select(n => AuditRate.StratumSize(0.1m, n)));
    }

    [Theory]
    [InlineData("0.1", 0, 0)]
    [InlineData("0.1", 1, 1)]
    [InlineData("0.01", 30, 1)]
    [InlineData("1", 30, 30)]
    [InlineData("0.1", 31, 4)]
    public void At_least_one_and_at_most_all_are_drawn(string rate, int population, int expected) =>
        Assert.Equal(expected, AuditRate.StratumSize(decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture), population));

    [Fact]
    public void Eight_hours_at_twelve_minutes_are_forty_checks_shared_out_by_size()
    {
        var capacity = AuditRate.Capacity([8m], 1m, 12m);
        Assert.Equal(40, capacity);
        Assert.Equal([14, 9, 7, 5, 4, 1], AuditRate.Allocate(Month, capacity));
    }

    [Fact]
    public void Fewer_checks_than_people_go_to_the_first_in_order() =>
        Assert.Equal([1, 1, 1, 0, 0], AuditRate.Allocate([10, 10, 10, 10, 10], 3));

    [Fact]
    public void More_capacity_than_work_checks_everything() =>
        Assert.Equal(Month, AuditRate.Allocate(Month, 1000));

    [Fact]
    public void An_allocation_uses_the_capacity_and_forgets_nobody_if_it_can()
    {
        var strata = Gen.ArrayOf(Gen.Choose(0, 200));
        var cases = from populations in strata from capacity in Gen.Choose(0, 400) select (populations, capacity);
        Prop.ForAll(Arb.From(cases), x =>
        {
            var sizes = AuditRate.Allocate(x.populations, x.capacity);
            var withWork = x.populations.Count(n => n > 0);
            return sizes.Sum() == Math.Min(x.capacity, x.populations.Sum())
                && sizes.Zip(x.populations).All(s => s.First >= 0 && s.First <= s.Second)
                && (x.capacity < withWork || sizes.Zip(x.populations).All(s => s.Second == 0 || s.First > 0));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithQuietOnSuccess(true));
    }
}
