namespace ClinicFlow.Workflows.Tests.Expressions;

public sealed class ScriptParserTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("'a' + 1", "a1")]
    [InlineData("getVariable(\"x\") + getX()", "4")]
    [InlineData("variables.x === 2 ? 'two' : 'other'", "two")]
    [InlineData("getInput('Name')", "Anna")]
    [InlineData("`${getName()} has ${getX() * 2}`", "Anna has 4")]
    [InlineData("return { a: [1, getX()], 'b': null };", "{\"a\":[1,2],\"b\":null}")]
    [InlineData("({ Message: 'Hello' }).Message", "Hello")]
    [InlineData("[1, 2, 3][1]", "2")]
    [InlineData("[1, 2].length", "2")]
    [InlineData("!getMissing() && 3 > 2", "true")]
    [InlineData("getMissing() ?? 'none'", "none")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("getResultFromTask1()", "done")]
    [InlineData("getOutputFromTask1().Result", "done")]
    [InlineData("-getX() // two", "-2")]
    public void A_known_pattern_gives_its_value(string script, string value) =>
        Assert.Equal(value, Values.Text(ScriptParser.Parse(script).Evaluate(new Names())));

    [Theory]
    [InlineData("x => x")]
    [InlineData("getX().map(1)")]
    [InlineData("const a = 1; return a;")]
    [InlineData("new Date()")]
    [InlineData("a b")]
    [InlineData("`${`")]
    [InlineData("'open")]
    [InlineData("1 +")]
    [InlineData("")]
    public void Anything_else_is_refused(string script) => Assert.Throws<FormatException>(() => ScriptParser.Parse(script));

    [Fact]
    public void Nesting_without_end_is_refused_not_fatal()
    {
        Assert.Throws<FormatException>(() => ScriptParser.Parse(new string('(', 5000) + "1"));
        Assert.Throws<FormatException>(() => ScriptParser.Parse(new string('!', 5000) + "1"));
        Assert.Throws<FormatException>(() => ScriptParser.Parse(string.Concat(Enumerable.Repeat("1+", 3000)) + "1"));
        Assert.Throws<FormatException>(() => ScriptParser.Parse(string.Concat(Enumerable.Repeat("`${", 500))));
    }

    private sealed class Names : WorkflowScope
    {
        public override DateTimeOffset Now => Clinic.Monday;

        public override string InstanceId => "i";

        public override string ActivityId => "a";

        public override string? EventName => null;

        public override object? EventPayload => null;

        public override bool TryGetVariable(string name, out object? value) => (value = name is "x" or "X" ? 2L : null) is not null;

        public override bool TryGetInput(string name, out object? value) => (value = name == "Name" ? "Anna" : null) is not null;

        public override bool TryGetOutput(string activity, string? output, out object? value)
        {
            value = output is null ? new ValueMap { ["Result"] = "done" } : "done";
            return activity == "Task1";
        }
    }
}
