namespace ClinicFlow.Rules.Tests.Language;

public sealed class MissingFactTests
{
    [Theory]
    [InlineData("j.referral.name == null")]
    [InlineData("j.referral.boss.name == null")]
    [InlineData("other.name == null")]
    [InlineData("not (j.referral.exp > 5)")]
    [InlineData("j.closedAt.Year == null")]
    [InlineData("(j.closedAt - j.startedAt).TotalDays == null")]
    [InlineData("(Now - j.lastVisitAt).TotalDays > 30")]
    [InlineData("j.note.Length == null and j.note.ToLower() == null")]
    [InlineData("not j.note.Contains(\"x\")")]
    [InlineData("np(j.referral.name, \"none\") == \"none\"")]
    [InlineData("j.missing.Any() == false and j.missing.Count() == 0 and j.missing.All(x => x > 5) and j.missing.Count == 0")]
    [InlineData("j.visits.FirstOrDefault(x => x.type == \"Absent\").price == null")]
    [InlineData("(j.referral.exp ?? 3) == 3")]
    [InlineData("workingMinutes(j.startedAt, j.closedAt) == null")]
    [InlineData("addWorkingDays(j.closedAt, 5) == null")]
    [InlineData("Math.Abs(j.nps) == null")]
    [InlineData("j.closedAt.AddDays(3) == null")]
    public void A_member_of_a_missing_fact_is_missing_too(string expression) => Assert.True(Probe.Holds(expression));

    [Fact]
    public void A_missing_answer_counts_as_no() => Assert.False(Probe.Holds("j.consent"));

    [Fact]
    public void A_division_by_zero_stays_an_error()
    {
        var error = Assert.Throws<RuleEvaluationException>(() => Probe.Holds("1 / (j.age - 42) == 1"));
        Assert.Equal(RuleCodes.DivideByZero, error.Code);
    }
}
