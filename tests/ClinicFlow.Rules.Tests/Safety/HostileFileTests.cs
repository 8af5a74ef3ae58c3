using System.Text;

namespace ClinicFlow.Rules.Tests.Safety;

/// <summary>Files that mean harm are told as problems, or do none.</summary>
public sealed class HostileFileTests
{
    private static string File(string expression) => $$"""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": {{expression}} } ] }""";

    /// <summary>Every problem is told; nothing is thrown but what says so.</summary>
    private static bool Understood(string file)
    {
        var read = RuleFile.Read(file, "f.json");
        Assert.True(read.Set is not null || read.HasErrors);
        if (read.Set is null) return false;
        try
        {
            return CompiledRuleSet.Compile(read.Set, Probe.Schema).Problems.Count == 0;
        }
        catch (RuleException)
        {
            return false;
        }
    }

    [Theory]
    [InlineData("[", "]", 100_000)]
    [InlineData("{\"Rules\":[", "]}", 50_000)]
    [InlineData("{\"a\":", "}", 100_000)]
    public void Deep_files_are_refused_not_fatal(string open, string close, int times) =>
        Assert.False(Understood(string.Concat(Enumerable.Repeat(open, times)) + "1" + string.Concat(Enumerable.Repeat(close, times))));

    [Fact]
    public void Rules_nested_too_deep_or_too_many_are_refused()
    {
        var nested = string.Concat(Enumerable.Repeat("""{ "RuleName": "r", "Operator": "And", "Rules": [""", 15)) + """{ "RuleName": "l", "Expression": "true" }""" + string.Concat(Enumerable.Repeat("] }", 15));
        Assert.False(Understood($$"""{ "WorkflowName": "w", "Rules": [ {{nested}} ] }"""));
        var many = string.Join(",", Enumerable.Range(0, 1_200).Select(i => $$"""{ "RuleName": "r{{i}}", "Expression": "true" }"""));
        Assert.False(Understood($$"""{ "WorkflowName": "w", "Rules": [ {{many}} ] }"""));
    }

    [Fact]
    public void A_file_too_long_is_refused() => Assert.False(Understood(File($"\"{new string('1', 3_000_000)}\"")));

    [Theory]
    [InlineData("""{ "WorkflowName": "w", "WorkflowName": "v", "Rules": [ { "RuleName": "r", "Expression": "true" } ] }""")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "true", "expression": "false" } ] }""")]
    [InlineData("""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "Expression": "true" }, { "RuleName": "r", "Expression": "false" } ] }""")]
    [InlineData("""{ "WorkflowName": "w", "ClinicFlow": { "parameters": { "n": { "default": 1 }, "N": { "default": 2 } } }, "Rules": [ { "RuleName": "r", "Expression": "true" } ] }""")]
    public void What_stands_twice_is_told(string file) => Assert.False(Understood(file));

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e400")]
    [InlineData("1e-999")]
    [InlineData("99999999999999999999999999999999999999999999")]
    [InlineData("0.00000000000000000000000000000000000000001")]
    [InlineData("[1e999, 2]")]
    [InlineData("{ \"a\": 1 }")]
    [InlineData("null")]
    public void Norms_beyond_any_number_do_no_harm(string number)
    {
        var file = $$"""{ "WorkflowName": "w", "ClinicFlow": { "parameters": { "n": { "default": {{number}}, "location": { "a": {{number}} } } }, "tests": [ { "name": "t", "expectScore": 1e999, "facts": { "j": { "age": 1e999 } } } ] }, "Rules": [ { "RuleName": "r", "Expression": "j.age > 1" } ] }""";
        var read = RuleFile.Read(file, "f.json");
        if (read.Set is null) return;
        try
        {
            var set = CompiledRuleSet.Compile(read.Set, Probe.Schema);
            RuleFindings.Of(set);
            Assert.False(RuleTests.Run(set, Probe.Schema, null, new PlainCalendar()).Passed);
        }
        catch (RuleException problem)
        {
            Assert.NotEmpty(problem.MessageRu);
        }
    }

    [Theory]
    [InlineData("\"\\uD800\"")]
    [InlineData("\"j.clinic == \\\"\\uDFFF\\\"\"")]
    [InlineData("\"\\u0000\"")]
    [InlineData("\"j.age > 1\\u2028 \"")]
    [InlineData("1e999")]
    [InlineData("{}")]
    [InlineData("[\"true\"]")]
    public void Odd_strings_and_kinds_are_told(string expression) => Understood(File(expression));

    [Fact]
    public void Half_a_character_and_a_byte_order_mark_are_read()
    {
        Assert.True(Understood('\uFEFF' + File("\"true\"")));
        Understood(File("\"j.clinic == \\\"x\"").Replace("x", "\uD800", StringComparison.Ordinal));
        Understood(Encoding.Latin1.GetString([0xFF, 0xFE, 0x7B, 0x00, 0x7D]));
        Assert.False(Understood(""));
        Assert.False(Understood("\uFEFF"));
    }

    [Theory]
    [InlineData("__proto__")]
    [InlineData("constructor")]
    [InlineData("GetType")]
    [InlineData("EqualityContract")]
    [InlineData("get_Age")]
    [InlineData("<Age>k__BackingField")]
    [InlineData("аge")]
    [InlineData("a\u200Bge")]
    [InlineData("ａｇｅ")]
    [InlineData("age\u0301")]
    [InlineData("\u202Eega")]
    public void Names_that_look_like_others_are_none(string name) => Assert.False(RuleExpression.TryCompile($"j.{name} != null", Probe.Schema, out _, out _), name);

    [Fact]
    public void A_fact_may_be_called_anything_and_is_only_that()
    {
        var schema = FactSchema.Of(new FactInput("__proto__", new FactShape([new FactMember("GetType", FactType.Clr<int>()), new FactMember("constructor", FactType.Clr<string>())])), new FactInput("o", FactType.Clr<int>()));
        object?[] facts = [((FactType)schema.Inputs[0].Type).Shape!.Create(5, "x"), 1];
        Assert.True(RuleExpression.Compile("__proto__.GetType == 5 and __proto__.constructor == \"x\"", schema).EvaluateBool(facts, Probe.Context));
        Assert.False(RuleExpression.TryCompile("__proto__.GetType() == 5", schema, out _, out _));
    }

    [Fact]
    public void Strings_that_double_with_every_parameter_are_stopped()
    {
        var locals = string.Join(",", Enumerable.Range(1, 40).Select(i => $$"""{ "Name": "s{{i}}", "Expression": "{{(i == 1 ? "j.clinic" : $"s{i - 1}")}} + {{(i == 1 ? "j.clinic" : $"s{i - 1}")}}" }"""));
        var file = $$"""{ "WorkflowName": "w", "Rules": [ { "RuleName": "r", "LocalParams": [ {{locals}} ], "Expression": "s40 != null" } ] }""";
        var result = CompiledRuleSet.Compile(RuleFile.Read(file, "f.json").Set!, Probe.Schema).Evaluate(Probe.Inputs, Probe.Context)[0];
        Assert.Equal(RuleCodes.Limit, result.Error!.Code);
    }

    [Theory]
    [InlineData("xs.SelectMany(a => xs.SelectMany(b => xs.SelectMany(c => xs.Select(d => a + b + c + d)))).Count() > 0")]
    [InlineData("xs.SelectMany(a => xs).SelectMany(b => xs).SelectMany(c => xs).OrderBy(x => x).First() > 0")]
    [InlineData("xs.Where(a => xs.Where(b => xs.Where(c => xs.Contains(c + b)).Any()).Count() > 0).Count() > 0")]
    [InlineData("xs.SelectMany(a => xs).SelectMany(a => xs).GroupBy(x => x).SelectMany(g => g).Distinct().Count() > 0")]
    [InlineData("xs.SelectMany(a => xs).SelectMany(a => xs).ToList().Concat(xs.SelectMany(a => xs).SelectMany(a => xs).ToList()).Reverse().Count() > 0")]
    public void Products_of_lists_stop_at_their_budget(string expression)
    {
        var schema = FactSchema.Of(new FactInput("xs", FactType.Clr<List<int>>()), new FactInput("n", FactType.Clr<int>()));
        var error = Assert.Throws<RuleEvaluationException>(() => RuleExpression.Compile(expression, schema, typeof(bool))
            .EvaluateBool([Enumerable.Range(0, 2_000).ToList(), 1], Probe.Context with { StepBudget = 100_000 }));
        Assert.Equal(RuleCodes.Budget, error.Code);
    }

    [Fact]
    public void Time_is_a_budget_too()
    {
        var schema = FactSchema.Of(new FactInput("xs", FactType.Clr<List<int>>()), new FactInput("n", FactType.Clr<int>()));
        var error = Assert.Throws<RuleEvaluationException>(() => RuleExpression.Compile("xs.Sum(a => xs.Count(b => a < b)) > 0", schema, typeof(bool))
            .EvaluateBool([Enumerable.Range(0, 60_000).ToList(), 1], Probe.Context with { StepBudget = long.MaxValue, TimeBudgetMilliseconds = 50 }));
        Assert.Equal(RuleCodes.Budget, error.Code);
    }
}
