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

    private sealed record Pair(int A, int? B, DateTime At);

    [Fact]
    public void A_record_that_is_missing_answers_as_its_missing_members_do()
    {
        var schema = FactSchema.Of(new FactInput("p", FactType.Clr<Pair>()), new FactInput("q", FactType.Clr<Pair>()));
        (string Text, Func<Pair?, Pair?, bool> Expected)[] rules =
        [
            ("p.a < q.a", (p, q) => p?.A < q?.A), ("p.a == q.a", (p, q) => p?.A == q?.A), ("p.a != q.a", (p, q) => p?.A != q?.A),
            ("p.a == 1", (p, q) => p?.A == 1), ("p.a != 1", (p, q) => p?.A != 1), ("p.a + p.a <= q.b", (p, q) => p?.A + p?.A <= q?.B), ("p.b == q.a", (p, q) => p?.B == q?.A),
            ("p.a - q.a == 0", (p, q) => p?.A - q?.A == 0), ("(p.at - q.at).TotalDays < 1", (p, q) => (p?.At - q?.At)?.TotalDays < 1), ("p.at.AddDays(1) > q.at", (p, q) => p?.At.AddDays(1) > q?.At),
            ("not (p.a > 0) or p.at.Year != 2026", (p, q) => !(p?.A > 0) || p?.At.Year != 2026), ("p.a == null", (p, q) => p is null),
        ];
        var pairs = new Pair?[] { null, new(1, null, new DateTime(2026, 1, 1)), new(0, 2, new DateTime(2026, 1, 1, 5, 0, 0)), new(2, 1, new DateTime(2020, 1, 1)) };
        foreach (var (text, expected) in rules)
        {
            var rule = RuleExpression.Compile(text, schema, typeof(bool));
            foreach (var p in pairs)
                foreach (var q in pairs)
                    Assert.True(expected(p, q) == rule.EvaluateBool([p, q], Probe.Context), $"{text} with {p} and {q}");
        }
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
