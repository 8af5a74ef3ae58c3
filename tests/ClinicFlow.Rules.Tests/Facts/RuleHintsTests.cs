namespace ClinicFlow.Rules.Tests.Facts;

public sealed class RuleHintsTests
{
    private static readonly RuleHints Hints = RuleHints.Of(Probe.Schema.With(new FactInput("norm", new FactShape([new FactMember("days", FactType.Clr<int>())]))));

    private static FactHint Of(params string[] path) => path.Skip(1).Aggregate(Hints.Facts.Single(f => f.Name == path[0]), (fact, name) => fact.Members.Single(m => m.Name == name));

    [Fact]
    public void Facts_are_told_with_their_types_and_members()
    {
        Assert.Equal(("int", false), (Of("j", "Age").Type, Of("j", "Age").Nullable));
        Assert.Equal(("int", true), (Of("j", "DaysIdle").Type, Of("j", "DaysIdle").Nullable));
        Assert.Equal((false, true), (Of("j", "Doctor", "Name").Nullable, Of("j", "Note").Nullable));
        Assert.Equal(("list of record", true, "decimal"), (Of("j", "Visits").Type, Of("j", "Visits").IsList, Of("j", "Visits", "Price").Type));
        Assert.Equal("list of string", Of("j", "Tags").Type);
        Assert.Equal("int", Of("norm", "days").Type);
    }

    [Fact]
    public void A_record_inside_itself_ends() => Assert.Empty(Of("j", "Doctor", "Boss", "Boss").Members.Single(m => m.Name == "Boss").Members);

    [Fact]
    public void Every_method_and_function_that_is_told_is_one()
    {
        Assert.Contains("AddDays", Hints.Methods["DateTimeOffset"]);
        Assert.DoesNotContain("GetType", Hints.Methods.SelectMany(m => m.Value));
        Assert.Equal("not-allowed", Probe.Problem("Environment == null").Code);
        foreach (var name in Hints.ListFunctions.Select(f => f.Name))
            Assert.True(RuleExpression.TryCompile($"j.visits.{name}()", Probe.Schema, out _, out var problem) || problem!.Code != RuleCodes.UnknownMember, name);
    }
}
