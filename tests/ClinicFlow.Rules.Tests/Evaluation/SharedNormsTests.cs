using ClinicFlow.Rules.Tests.Files;

namespace ClinicFlow.Rules.Tests.Evaluation;

public sealed class SharedNormsTests
{
    private static RuleSet Set(string name, string parameters, string purpose = "flag") => Sample.Set(
        $$"""{ "WorkflowName": "{{name}}", "ClinicFlow": { "purpose": "{{purpose}}", "parameters": { {{parameters}} } }, "Rules": [ { "RuleName": "r", "Expression": "j.age > norm.years" } ] }""");

    private static readonly RuleSet Owner = Set("owner", """ "years": { "default": 18, "specialty": { "surgery": 21 }, "location": { "North": 16 } } """);
    private static readonly RuleSet Borrower = Set("borrower", """ "years": { "sameAs": "owner" } """);

    private static CompiledRuleSet Compile(RuleSet set, params RuleSet[] others) => CompiledRuleSet.Compile(set, Probe.Schema, new RuleSettings { OtherSets = others });

    [Theory]
    [InlineData(null, null, 18)]
    [InlineData("surgery", null, 21)]
    [InlineData("surgery", "North", 16)]
    public void A_norm_of_another_set_has_its_values(string? specialty, string? location, int years)
    {
        var compiled = Compile(Borrower, Owner);
        Assert.Empty(compiled.Problems);
        Assert.Equal(years, compiled.Norm(specialty, location)["years"]);
        Assert.Equal("owner", Assert.Single(compiled.Set.Parameters).SameAs);
    }

    [Fact]
    public void Another_number_of_the_owner_is_another_number_here()
    {
        var older = Set("owner", """ "years": { "default": 60 } """);
        var status = (RuleSet owner) => { var set = Compile(Borrower, owner); return set.Rules[0].Status([.. Probe.Inputs, set.Norm(null, null)], Probe.Context); };
        Assert.Equal(RuleStatus.Passed, status(Owner));
        Assert.Equal(RuleStatus.Failed, status(older));
    }

    [Fact]
    public void A_set_that_was_filled_in_keeps_the_values_where_the_owner_is_not_given() =>
        Assert.Equal(18, Compile(Compile(Borrower, Owner).Set).Norm(null, null)["years"]);

    [Theory]
    [InlineData("ownr", "norm-owner", "'owner'")]
    [InlineData("borrower", "norm-owner", "file")]
    [InlineData("empty", "norm-not-owned", "default")]
    [InlineData("third", "norm-borrowed", "owner")]
    public void What_can_not_be_shared_says_what_to_do(string owner, string code, string remedy)
    {
        var set = Set("borrower", $$""" "years": { "sameAs": "{{owner}}" } """);
        var problem = Assert.Throws<RuleException>(() => Compile(set, Owner, Set("empty", """ "days": { "default": 1 } """), Set("third", """ "years": { "sameAs": "owner" } """))).Problem;
        Assert.Equal(code, problem.Code);
        Assert.Contains(remedy, problem.Remedy!.En, StringComparison.Ordinal);
        Assert.True(problem.Line > 0 && problem.Column > 0);
    }

    [Theory]
    [InlineData(""" "years": { "sameAs": "owner", "default": 3 } """, "flag", "norm-twice")]
    [InlineData(""" "years": { "sameAs": "owner" } """, "standard", "norm-of-standard")]
    public void A_file_that_shares_wrongly_is_told_where(string parameters, string purpose, string code)
    {
        var read = RuleFile.Read($$"""{ "WorkflowName": "w", "ClinicFlow": { "purpose": "{{purpose}}", "parameters": { {{parameters}} } }, "Rules": [ { "RuleName": "r", "Expression": "true" } ] }""", "w.json");
        Assert.Contains(read.Problems, p => p.Code == code && p.Line > 0);
    }
}
