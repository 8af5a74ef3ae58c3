namespace ClinicFlow.Rules.Tests.Language;

public sealed class ProblemTests
{
    [Theory]
    [InlineData("j.agee == 1", "Age")]
    [InlineData("jj.age == 1", "j")]
    [InlineData("j.visits.Wher(x => true).Any()", "Where")]
    [InlineData("j.clinic.StartWith(\"S\")", "StartsWith")]
    [InlineData("j.visits.Any(x => x.stats == \"a\")", "Status")]
    [InlineData("workingMinute(j.startedAt, Now) > 1", "workingMinutes")]
    public void An_unknown_name_comes_with_the_nearest_known_one(string expression, string nearest)
    {
        var problem = Probe.Problem(expression);
        Assert.Equal(nearest, problem.Nearest);
        Assert.Contains(nearest, problem.Remedy!.Ru);
    }

    [Fact]
    public void A_problem_names_its_line_and_column()
    {
        var problem = Probe.Problem("j.age == 42\n  and j.zzz == 1");
        Assert.Equal((2, 9), (problem.Line, problem.Column));
    }

    [Theory]
    [InlineData("j.age ==", 9)]
    [InlineData("j.age == 42)", 12)]
    [InlineData("j.age # 1", 7)]
    [InlineData("(j.age == 42", 13)]
    public void A_syntax_error_points_at_its_place(string expression, int column) => Assert.Equal(column, Probe.Problem(expression).Column);

    [Fact]
    public void Texts_are_in_both_languages()
    {
        var problem = Probe.Problem("j.clinic > 5");
        Assert.Contains("нельзя применить", problem.Message.Ru);
        Assert.Contains("can't be applied", problem.Message.En);
    }

    [Fact]
    public void A_rule_that_is_not_a_question_is_refused() => Assert.Equal(RuleCodes.Type, Probe.Problem("j.age + 1").Code);

    [Fact]
    public void Errors_while_running_do_not_quote_facts()
    {
        var error = Assert.Throws<RuleEvaluationException>(() => Probe.Evaluate("int.Parse(j.clinic)"));
        Assert.DoesNotContain("Spb", error.ToString());
    }
}
