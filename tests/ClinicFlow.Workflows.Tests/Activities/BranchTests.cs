namespace ClinicFlow.Workflows.Tests.Activities;

public sealed class BranchTests
{
    [Theory]
    [InlineData(true, "then")]
    [InlineData(false, "else")]
    public void If_runs_the_branch_that_its_condition_says(bool holds, string line)
    {
        var clinic = new Clinic(Clinic.File($"{{ 'id': 'i', 'type': 'Elsa.If', 'condition': {(holds ? "true" : "false")}, 'then': {Clinic.Line("then")}, 'else': {Clinic.Line("else")} }}"));
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
        Assert.Equal([line], clinic.Lines);
    }

    [Fact]
    public void FlowSwitch_leaves_by_the_first_true_case()
    {
        var clinic = Switch("MatchFirst");
        clinic.Facts["b"] = true;
        clinic.Facts["c"] = true;
        clinic.Start();
        Assert.Equal(["lb"], clinic.Lines);
    }

    [Fact]
    public void FlowSwitch_leaves_by_all_true_cases_if_told()
    {
        var clinic = Switch("MatchAny");
        clinic.Facts["b"] = true;
        clinic.Facts["c"] = true;
        clinic.Start();
        Assert.Equal(["lb", "lc"], clinic.Lines);
    }

    [Fact]
    public void FlowSwitch_leaves_by_Default_if_no_case_is_true()
    {
        var clinic = Switch("MatchFirst");
        clinic.Start();
        Assert.Equal(["ld"], clinic.Lines);
    }

    [Fact]
    public void A_switch_runs_the_activity_of_its_case()
    {
        var clinic = new Clinic(Clinic.File($$"""
            { "id": "s", "type": "Elsa.Switch", "cases": [
              { "label": "A", "condition": { "type": "Literal", "value": "False" }, "activity": {{Clinic.Line("a")}} },
              { "label": "B", "condition": { "type": "Literal", "value": "True" }, "activity": {{Clinic.Line("b")}} } ], "default": {{Clinic.Line("d")}} }
            """));
        Assert.Equal(WorkflowStatus.Finished, clinic.Start().Status);
        Assert.Equal(["b"], clinic.Lines);
    }

    [Fact]
    public void EvaluateRules_leaves_by_the_class_that_the_set_gives()
    {
        var clinic = new Clinic(Clinic.File(Clinic.Flow("token", "e:Vip>vip e:Passed>passed e:Failed>failed",
            """{ "id": "e", "type": "ClinicFlow.EvaluateRules", "set": "segments" }""", Clinic.Line("vip"), Clinic.Line("passed"), Clinic.Line("failed"))));
        clinic.Rule = (expression, _) => expression is { Type: "RuleSet", Text: "segments" } ? "Vip" : null;
        clinic.Start();
        Assert.Equal(["vip"], clinic.Lines);
        clinic.Rule = (_, _) => true;
        clinic.Start();
        Assert.Equal("passed", clinic.Lines.Last());
    }

    [Fact]
    public void Send_wants_a_message_and_leaves_by_Sent()
    {
        var clinic = new Clinic(Clinic.File(Clinic.Flow("token", "s:Sent>ok", """{ "id": "s", "type": "ClinicFlow.Send", "contactReason": "reminder" }""", Clinic.Line("ok"))));
        clinic.Start();
        Assert.Equal("reminder", Assert.Single(clinic.Effects.OfType<WorkflowEffect.MessageWanted>()).ContactReason);
        Assert.Equal(["ok"], clinic.Lines);
    }

    private static Clinic Switch(string mode) => new(Clinic.File(Clinic.Flow("counter", "s:B>lb s:C>lc s:Default>ld",
        $$"""{ "id": "s", "type": "Elsa.FlowSwitch", "mode": { "typeName": "SwitchMode", "expression": { "type": "Literal", "value": "{{mode}}" } }, "cases": [ { "label": "A", "condition": { "type": "Rule", "value": "a" } }, { "label": "B", "condition": { "type": "Rule", "value": "b" } }, { "label": "C", "condition": { "type": "Rule", "value": "c" } } ] }""",
        Clinic.Line("lb"), Clinic.Line("lc"), Clinic.Line("ld"))));
}
