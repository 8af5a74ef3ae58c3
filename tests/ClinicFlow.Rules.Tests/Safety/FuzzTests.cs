using System.Text;

namespace ClinicFlow.Rules.Tests.Safety;

public sealed class FuzzTests
{
    private const int EnoughCases = 1_000_000;
    private readonly FuzzCounts _counts = new();

    private static readonly string[] Seeds =
    [
        "j.age >= 18 and j.clinic in (\"a\", \"b\")", "j.visits.Any(x => x.price > 100 && x.min > 60)", "np(j.referral.name, \"none\") == \"none\"",
        "j.visits.Where(status == \"Done\").OrderByDescending(at).Take(2).Sum(price) > 1000", "(Now - j.lastVisitAt).TotalDays > 30", "iif(j.age > 40, 1, 2.5) == 1",
        "j.visits.GroupBy(x => x.status).Any(g => g.Key == \"Done\" && g.Count() == 2)", "string.Join(\",\", j.tags).Length > 3 ? j.isVip : not j.isVip",
        "new [] {1, 2, 3}.Contains(j.age) or j.scores.Except(new int[]{1}).Count() == 2", "workingMinutes(j.startedAt, j.closedAt) < 5 or j.closedAt == null",
        "j.visits.SelectMany(items).GroupBy(code).Select(new(Key as c, Sum(qty) as n)).Count() > 0", "Math.Round(j.cost / 3, 2) > 1.5e3m - 0x1F", "cast(j.age, \"decimal\") == int(j.cost)",
    ];

    private static readonly string[] Parts =
    [
        "(", ")", "[", "]", "{", "}", ".", ",", "=>", "==", "!=", "??", "?", ":", "+", "-", "*", "/", "%", "&&", "||", "&", "|", "!", "not ", " in ", " and ", " or ", "new ", "new[]", " as ", "null", "true",
        "0", "1", "2147483647", "1e308", "1.5m", "\"", "'", "\"x\"", "'c'", "\\", "$", "^", "~", "it", "root", "parent", "x", "j", "j.age", "j.cost", "j.note", "j.nps", "j.visits", "j.tags", "j.referral", "other",
        ".Any(", ".All(", ".Select(", ".Where(", ".Sum(", ".Max()", ".First()", ".OrderBy(", ".GroupBy(", ".ToList()", ".Concat(", ".Reverse()", "np(", "iif(", "isnull(", "int(", "decimal?(", "DateTime(", "TimeSpan(", "string.", "Math.", "Convert.",
        "DateTime.Now", "Now", "Today", ".GetType()", "t", "t.Fine", "t.Secret", "t.Anything", "t.Kind", "t.Run()", "t[0]", "t.ToString()", ".Secret", ".Run()", "t.Inner", "t.Inner.Fine", "t.List", "System.", "typeof(", "\u0000", "я", "\uD800", "\n", "#",
    ];

    [Fact]
    public void Twenty_thousand_mutated_expressions_neither_crash_nor_hang()
    {
        MutatedExpressions(20260601);
        Assert.True(_counts.Understood > 500 && _counts.Ran > 50, _counts.ToString());
    }

    [Fact]
    public void Mutated_files_are_told_as_problems() => MutatedFiles(7);

    [Fact(Explicit = true), Trait("Long", "fuzz")]
    public async Task A_million_expressions_and_files_of_ever_other_seeds()
    {
        await LongFuzz.Run(seed =>
        {
            MutatedExpressions(seed);
            RandomConditions(seed);
            MutatedFiles(seed);
        }, enough: () => _counts.Cases >= EnoughCases);
        TestContext.Current.TestOutputHelper?.WriteLine(_counts.ToString());
    }

    private void MutatedExpressions(int seed)
    {
        var random = new Random(seed);
        var context = Probe.Context with { StepBudget = 20_000 };
        for (var i = 0; i < 20_000; i++)
        {
            var text = Mutate(random);
            using var watch = _counts.Expression(text);
            if (!RuleExpression.TryCompile(text, Tripwire.Schema, out var expression, out var problem))
            {
                Assert.NotEmpty(problem!.Message.Ru);
                continue;
            }
            if (++_counts.Understood % 8 == 0) Run(() => expression!.Evaluate(Tripwire.Inputs, context), text);
        }
    }

    /// <summary>Conditions that can all be understood, with facts of their own.</summary>
    private void RandomConditions(int seed)
    {
        var random = new RandomRules(seed);
        for (var i = 0; i < 300; i++)
        {
            var text = random.Condition();
            using var watch = _counts.Expression(text);
            var expression = RuleExpression.Compile(text, RandomRules.Schema, typeof(bool));
            _counts.Understood++;
            Run(() => expression.EvaluateBool(random.Values(), Probe.Context), text);
        }
    }

    private void Run(Action evaluate, string text)
    {
        try
        {
            evaluate();
        }
        catch (RuleEvaluationException error)
        {
            _counts.Erred++;
            if (error.Code == RuleCodes.Budget) _counts.OverBudget++;
        }
        _counts.Ran++;
        Assert.True(Tripwire.Touched is null, $"{text} touched {Tripwire.Touched}");
    }

    private void MutatedFiles(int seed)
    {
        const string file = """{ "WorkflowName": "w", "ClinicFlow": { "parameters": { "n": { "default": 5 } } }, "Rules": [ { "RuleName": "r", "Operator": "And", "Rules": [ { "RuleName": "c", "Expression": "j.age > norm.n", "ErrorMessage": "$(t) $(j.age) $(t.Inner.Fine) $(t.Secret)", "LocalParams": [ { "Name": "a", "Expression": "1" } ] } ], "Actions": { "OnSuccess": { "Name": "X", "Context": { "a": 1 } } } } ] }""";
        var random = new Random(seed);
        for (var i = 0; i < 3_000; i++)
        {
            var text = new StringBuilder(file);
            for (var n = random.Next(1, 4); n > 0; n--)
            {
                var at = random.Next(text.Length);
                if (random.Next(2) == 0) text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
                else text.Insert(at, "{}[]\",:0n\u0001"[random.Next(10)]);
                if (text.Length == 0) text.Append(' ');
            }
            using var watch = _counts.File(text.ToString());
            var read = RuleFile.Read(text.ToString(), "f.json");
            Assert.True(read.Set is not null || read.HasErrors);
            if (read.Set is not null) CompileQuietly(read.Set);
            Assert.True(Tripwire.Touched is null, $"{text} touched {Tripwire.Touched}");
        }
    }

    private void CompileQuietly(RuleSet set)
    {
        try
        {
            var compiled = CompiledRuleSet.Compile(set, Tripwire.Schema);
            RuleFindings.Of(compiled);
            _counts.FilesCompiled++;
            foreach (var result in compiled.Evaluate([.. Tripwire.Inputs, compiled.Norm(null, null)], Probe.Context)) Assert.NotNull(result.Values);
        }
        catch (RuleException)
        {
            // A structural problem, told.
        }
    }

    private static string Mutate(Random random)
    {
        var text = new StringBuilder(Seeds[random.Next(Seeds.Length)]);
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            var at = random.Next(text.Length + 1);
            switch (random.Next(5))
            {
                case 0 when at < text.Length:
                    text.Remove(at, Math.Min(random.Next(1, 8), text.Length - at));
                    break;
                case 1:
                    var seed = Seeds[random.Next(Seeds.Length)];
                    var from = random.Next(seed.Length);
                    text.Insert(at, seed.AsSpan(from, random.Next(seed.Length - from)));
                    break;
                case 2:
                    var inner = text.ToString();
                    text.Clear().Append(random.Next(2) == 0 ? $"({inner})" : $"j.visits.Any({inner})");
                    break;
                default:
                    text.Insert(at, Parts[random.Next(Parts.Length)]);
                    break;
            }
        }
        return text.ToString();
    }
}
