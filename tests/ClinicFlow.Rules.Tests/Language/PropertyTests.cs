using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace ClinicFlow.Rules.Tests.Language;

public sealed class PropertyTests
{
    private static readonly FactSchema Numbers = FactSchema.Of(new FactInput("a", FactType.Clr<int>()), new FactInput("b", FactType.Clr<int?>()), new FactInput("xs", FactType.Clr<int[]>()));

    [Fact]
    public void Comparisons_of_numbers_are_those_of_the_language()
    {
        var less = RuleExpression.Compile("a < b", Numbers);
        var equal = RuleExpression.Compile("a == b", Numbers);
        Check.QuickThrowOnFailure(Prop.ForAll<int, int?>((a, b) =>
            less.EvaluateBool([a, b, null], Probe.Context) == (a < b) && equal.EvaluateBool([a, b, null], Probe.Context) == (a == b)));
    }

    [Fact]
    public void A_missing_number_makes_every_order_false()
    {
        var orders = new[] { "b < a", "b > a", "b <= a", "b >= a" }.Select(text => RuleExpression.Compile(text, Numbers)).ToList();
        Check.QuickThrowOnFailure(Prop.ForAll<int>(a => orders.All(o => !o.EvaluateBool([a, null, null], Probe.Context))));
    }

    [Fact]
    public void Functions_of_lists_are_those_of_Linq()
    {
        var any = RuleExpression.Compile("xs.Any(x => x > a)", Numbers);
        var all = RuleExpression.Compile("xs.All(x => x > a)", Numbers);
        var count = RuleExpression.Compile("xs.Where(x => x % 2 == 0).Count(x => x < a)", Numbers);
        var top = RuleExpression.Compile("xs.OrderByDescending(x => x).Take(3).ToList()", Numbers);
        var distinct = RuleExpression.Compile("xs.Concat(xs).Distinct().Reverse().ToList()", Numbers);
        var groups = RuleExpression.Compile("xs.GroupBy(x => x % 3).Select(g => g.Count()).ToList()", Numbers);
        Check.QuickThrowOnFailure(Prop.ForAll<int, int[]>((a, xs) =>
        {
            object?[] inputs = [a, null, xs];
            return any.EvaluateBool(inputs, Probe.Context) == xs.Any(x => x > a)
                && all.EvaluateBool(inputs, Probe.Context) == xs.All(x => x > a)
                && (int)count.Evaluate(inputs, Probe.Context)! == xs.Where(x => x % 2 == 0).Count(x => x < a)
                && ((List<int>)top.Evaluate(inputs, Probe.Context)!).SequenceEqual(xs.OrderByDescending(x => x).Take(3))
                && ((List<int>)distinct.Evaluate(inputs, Probe.Context)!).SequenceEqual(xs.Concat(xs).Distinct().Reverse())
                && ((List<int>)groups.Evaluate(inputs, Probe.Context)!).SequenceEqual(xs.GroupBy(x => x % 3).Select(g => g.Count()));
        }));
    }

    [Fact]
    public void A_number_written_in_an_expression_is_read_back() =>
        Check.QuickThrowOnFailure(Prop.ForAll<int>(n => Equals(RuleExpression.Compile(n.ToString(CultureInfo.InvariantCulture), FactSchema.Empty).Evaluate([], Probe.Context), n)));
}
