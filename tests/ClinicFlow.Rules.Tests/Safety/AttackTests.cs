namespace ClinicFlow.Rules.Tests.Safety;

public sealed class AttackTests
{
    [Theory]
    [InlineData("\"\".GetType().Assembly.DefinedTypes.Count() > 0")]
    [InlineData("j.GetType() != null")]
    [InlineData("j.clinic.GetType().Name == \"x\"")]
    [InlineData("typeof(string) != null")]
    [InlineData("Type.GetType(\"System.IO.File\") != null")]
    [InlineData("System.IO.File.Exists(\"/etc/passwd\")")]
    [InlineData("System.Diagnostics.Process.Start(\"x\") != null")]
    [InlineData("Environment.MachineName == \"\"")]
    [InlineData("Activator.CreateInstance(\"x\") != null")]
    [InlineData("Guid.NewGuid() != Guid.Empty")]
    [InlineData("cast(j, \"System.IO.FileInfo\") != null")]
    [InlineData("as(j.doctor, \"object\") != null")]
    [InlineData("is(j.clinic, \"System.Type\")")]
    [InlineData("new System.Random() != null")]
    [InlineData("new object[] {1}.Length == 1")]
    [InlineData("string.Intern(j.clinic) == \"x\"")]
    [InlineData("j.tags.Add(\"x\")")]
    [InlineData("j.tags.Clear()")]
    [InlineData("j.ToString() == \"x\"")]
    [InlineData("j.EqualityContract != null")]
    [InlineData("j.clinic.PadLeft(100000000).Length > 1")]
    [InlineData("string('x', 100000000).Length > 1")]
    [InlineData("Enumerable.Range(0, 100000000).Count() > 1")]
    [InlineData("Enumerable.Repeat(1, 100000000).Count() > 1")]
    [InlineData("j.scores.Aggregate((a, b) => a + b) > 1")]
    [InlineData("DateTime.Now.ToLocalTime() > Now")]
    [InlineData("Now.LocalDateTime > Now")]
    [InlineData("j.scores.ForEach(x => x)")]
    [InlineData("inputs[0] != null")]
    [InlineData("context.Zone != null")]
    [InlineData("Convert.ChangeType(1, \"x\") != null")]
    [InlineData("AppContext.BaseDirectory == \"\"")]
    public void Nothing_outside_the_schema_can_be_reached(string expression) =>
        Assert.False(RuleExpression.TryCompile(expression, Probe.Schema, out _, out _), expression);

    [Theory]
    [InlineData("(", ")", 2_000)]
    [InlineData("not ", "", 500)]
    [InlineData("-", "", 1_000)]
    [InlineData("iif(true, ", ", 1)", 300)]
    [InlineData("j.visits.Any(", ")", 200)]
    [InlineData("new(", " as a)", 300)]
    [InlineData("j[", "]", 1_000)]
    [InlineData("true ? ", " : false", 300)]
    public void Deep_nesting_is_refused_not_fatal(string open, string close, int times)
    {
        var text = string.Concat(Enumerable.Repeat(open, times)) + "true" + string.Concat(Enumerable.Repeat(close, times));
        Assert.False(RuleExpression.TryCompile(text, Probe.Schema, out _, out var problem));
        Assert.Contains(problem!.Code, new[] { RuleCodes.Limit, RuleCodes.Syntax, RuleCodes.Type, RuleCodes.UnknownName });
    }

    [Theory]
    [InlineData("true and ", 1_500)]
    [InlineData("1 + ", 900)]
    [InlineData("j.", 1_500)]
    [InlineData("true ?? ", 400)]
    public void Long_chains_are_refused_not_fatal(string link, int times) =>
        Assert.False(RuleExpression.TryCompile(string.Concat(Enumerable.Repeat(link, times)) + "true", Probe.Schema, out _, out _));

    [Theory]
    [InlineData("j.clinic.Contains(", "\"a\"", ")")]
    [InlineData("j.closedAt.AddDays(", "1", ".Day)")]
    [InlineData("np(", "j.doctor.boss.name", ")")]
    [InlineData("Math.Abs(", "j.nps", ")")]
    [InlineData("(j.nps + ", "1", ")")]
    [InlineData("(j.closedAt - ", "Now", ")")]
    [InlineData("isnull(", "j.nps", ", 1)")]
    [InlineData("(j.tags.Concat(j.tags).Count() + ", "1", ")")]
    [InlineData("j.tags.Concat(", "j.tags", ".ToList())")]
    public void No_nesting_makes_compilation_exponential(string open, string inner, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, 60)) + inner + string.Concat(Enumerable.Repeat(close, 60));
        if (RuleExpression.TryCompile(text, Probe.Schema, out var expression, out _)) expression!.Evaluate(Probe.Inputs, Probe.Context);
    }

    [Fact]
    public void A_long_list_is_refused()
    {
        var text = "j.age in (" + string.Join(",", Enumerable.Range(0, 600)) + ")";
        Assert.Equal(RuleCodes.Limit, Probe.Problem(text).Code);
    }

    [Fact]
    public void A_long_text_is_refused() => Assert.Equal(RuleCodes.Limit, Probe.Problem(new string(' ', 5_000) + "true").Code);

    [Fact]
    public void A_huge_number_is_refused() => Assert.Equal(RuleCodes.Literal, Probe.Problem("j.age == " + new string('9', 400)).Code);

    [Theory]
    [InlineData("string.Concat(s, s)")]
    [InlineData("s.Replace(\"a\", s)")]
    [InlineData("s + s + s + s")]
    public void A_string_that_grows_is_stopped(string growing)
    {
        var schema = FactSchema.Of(new FactInput("s", FactType.Clr<string>()), new FactInput("n", FactType.Clr<int>()));
        var expression = RuleExpression.Compile(growing, schema);
        var error = Assert.Throws<RuleEvaluationException>(() => expression.Evaluate([new string('a', 9_000), 1], Probe.Context));
        Assert.Equal(RuleCodes.Limit, error.Code);
    }

    [Theory]
    [InlineData("string.Format(\"{0,100000000}\", 1)")]
    [InlineData("string.Format(\"{0:D100000000}\", 1)")]
    [InlineData("j.age.ToString(\"D100000000\")")]
    public void A_format_cannot_make_a_huge_string(string expression) => Assert.Throws<RuleEvaluationException>(() => Probe.Evaluate(expression));

    [Fact]
    public void Nested_loops_stop_at_their_budget()
    {
        var schema = FactSchema.Of(new FactInput("xs", FactType.Clr<List<int>>()), new FactInput("n", FactType.Clr<int>()));
        var expression = RuleExpression.Compile("xs.Sum(a => xs.Sum(b => xs.Count(c => a + b + c > 0))) > 0", schema);
        var context = Probe.Context with { StepBudget = 100_000 };
        var error = Assert.Throws<RuleEvaluationException>(() => expression.EvaluateBool([Enumerable.Range(0, 1_000).ToList(), 1], context));
        Assert.Equal((RuleCodes.Budget, RuleErrorKind.Budget), (error.Code, error.Error.Kind));
    }

    [Fact]
    public void Functions_of_lists_nest_only_so_deep() =>
        Assert.Equal(RuleCodes.Limit, Probe.Problem("j.tags.Any(a => j.tags.Any(b => j.tags.Any(c => j.tags.Any(d => j.tags.Any(e => true)))))").Code);

    [Fact]
    public void Members_of_type_object_or_of_reflection_are_no_facts()
    {
        var schema = FactSchema.Of(new FactInput("h", FactType.Clr<Hostile>()), new FactInput("n", FactType.Clr<int>()));
        foreach (var member in new[] { "Anything", "Kind", "Action", "Secret", "Static" })
            Assert.False(RuleExpression.TryCompile($"h.{member} != null", schema, out _, out _), member);
        Assert.True(RuleExpression.TryCompile("h.Fine == 1", schema, out _, out _));
    }

    public sealed class Hostile
    {
        public object? Anything { get; init; }
        public Type? Kind { get; init; }
        public Action? Action { get; init; }
        public static string Static => "";
        public int Fine { get; init; }
        internal string? Secret { get; init; }
    }
}
