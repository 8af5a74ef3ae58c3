using ClinicFlow.Rules.Findings;

namespace ClinicFlow.Rules.Tests.Findings;

/// <summary>What the domain of values says is never contradicted by an evaluation.</summary>
public sealed class SolverTests
{
    [Fact]
    public void What_is_certain_of_a_condition_is_so_on_any_facts()
    {
        var random = new RandomRules(5);
        var (never, always, open) = (0, 0, 0);
        for (var i = 0; i < 3_000; i++)
        {
            var condition = RuleExpression.Compile(random.Condition(), RandomRules.Schema, typeof(bool));
            var formula = new FormulaReader(condition.Tree, condition.Names, new Dictionary<string, object>()).Read(condition.Tree);
            var (isNever, isAlways) = (Solver.Never(formula), Solver.Always(formula));
            if (!isNever && !isAlways) open++;
            else Confirm(condition, isAlways, random);
            never += isNever ? 1 : 0;
            always += isAlways ? 1 : 0;
        }
        Assert.True(never > 30 && always > 15 && open > 500, $"{never} never, {always} always, {open} open");
    }

    [Fact]
    public void What_follows_from_a_condition_is_true_whenever_it_is()
    {
        var random = new RandomRules(6);
        var following = 0;
        for (var i = 0; i < 3_000; i++)
        {
            var (a, b) = (RuleExpression.Compile(random.Condition(1), RandomRules.Schema, typeof(bool)), RuleExpression.Compile(random.Condition(1), RandomRules.Schema, typeof(bool)));
            if (!Solver.Implies(Formula(a), Formula(b))) continue;
            following++;
            for (var n = 0; n < 40; n++)
            {
                var facts = random.Values();
                if (Value(a, facts) == true && Value(b, facts) == false) Assert.Fail($"{a.Text} does not imply {b.Text}");
            }
        }
        Assert.True(following > 50, $"{following}");

        static Formula Formula(RuleExpression e) => new FormulaReader(e.Tree, e.Names, new Dictionary<string, object>()).Read(e.Tree);
    }

    private static void Confirm(RuleExpression condition, bool expected, RandomRules random)
    {
        for (var n = 0; n < 60; n++)
            if (Value(condition, random.Values()) is { } value) Assert.True(value == expected, condition.Text);
    }

    private static bool? Value(RuleExpression condition, object?[] facts)
    {
        try
        {
            return condition.EvaluateBool(facts, Probe.Context);
        }
        catch (RuleEvaluationException)
        {
            return null;
        }
    }
}
