namespace ClinicFlow.Rules.Tests.Language;

public sealed class NumberAndDateTests
{
    [Theory]
    [InlineData("j.cost > j.paid")]
    [InlineData("j.cost + j.age == 125042.5")]
    [InlineData("j.cost * 2 > j.paid * 1.5")]
    [InlineData("(j.isVip ? j.cost : j.paid) < 100001")]
    public void Decimals_meet_ints_and_doubles(string expression) => Assert.True(Probe.Holds(expression));

    [Theory]
    [InlineData("Today == DateTime(2026,6,1)")]
    [InlineData("Today <= Now and (Now - Today).TotalHours == 10")]
    [InlineData("j.startedAt.Hour == 9")]
    [InlineData("j.startedAt.Date == DateTime(2026,1,15)")]
    [InlineData("j.startedAt > \"2026-01-15\" and j.startedAt < \"2026-01-15T09:31:00\"")]
    [InlineData("j.startedAt == \"2026-01-15T06:30:00Z\"")]
    [InlineData("(Today - j.birth).TotalDays > 15000")]
    [InlineData("j.startedAt.AddDays(1) > j.startedAt and j.startedAt + TimeSpan(1,0,0) > j.startedAt")]
    [InlineData("DateTime.Now.Hour == 10")]
    public void Dates_are_those_of_the_clinic(string expression) => Assert.True(Probe.Holds(expression));

    [Theory]
    [InlineData("1L + 1", typeof(long))]
    [InlineData("1 + 1L", typeof(long))]
    [InlineData("Math.Max(1L, 2)", typeof(long))]
    [InlineData("3000000000", typeof(uint))]
    [InlineData("10000000000", typeof(long))]
    [InlineData("1 / 2m", typeof(decimal))]
    [InlineData("2.5 * 2", typeof(double))]
    [InlineData("-1", typeof(int))]
    public void A_literal_takes_the_first_type_that_holds_it(string expression, Type type) => Assert.IsType(type, Probe.Evaluate(expression));

    [Fact]
    public void Overflow_is_an_error_rather_than_a_wrong_number()
    {
        var error = Assert.Throws<RuleEvaluationException>(() => Probe.Holds("2147483647 + j.age > 0"));
        Assert.Equal(RuleCodes.Overflow, error.Code);
    }

    [Fact]
    public void The_same_context_gives_the_same_answer_again()
    {
        var expression = RuleExpression.Compile("Now", Probe.Schema);
        Assert.Equal(expression.Evaluate(Probe.Inputs, Probe.Context), expression.Evaluate(Probe.Inputs, Probe.Context));
    }
}
