using System.Text.Json;

namespace ClinicFlow.Rules.Tests;

/// <summary>A journey as records of the product are, and the context in which tests look at it.</summary>
internal static class Probe
{
    public sealed record Item(string Code, int Qty);

    public sealed record Visit(int Id, string Type, string Status, DateTimeOffset At, int Min, decimal Price, IReadOnlyList<Item> Items);

    public sealed record Doctor(string Name, int? Exp, Doctor? Boss = null);

    public sealed record Journey
    {
        public string Id { get; init; } = "J-1";
        public string? Clinic { get; init; } = "Spb-01";
        public int Age { get; init; } = 42;
        public long BigId { get; init; } = 9876543210;
        public decimal Cost { get; init; } = 125000.5m;
        public double Paid { get; init; } = 100000.25;
        public bool IsVip { get; init; }
        public bool? Consent { get; init; }
        public int? Nps { get; init; }
        public int? DaysIdle { get; init; } = 35;
        public DateTimeOffset StartedAt { get; init; } = new(2026, 1, 15, 6, 30, 0, TimeSpan.Zero);
        public DateTimeOffset? ClosedAt { get; init; }
        public DateTimeOffset? LastVisitAt { get; init; } = new(2026, 2, 20, 9, 0, 0, TimeSpan.Zero);
        public DateOnly Birth { get; init; } = new(1984, 5, 20);
        public string? Note { get; init; }
        public DayOfWeek Weekday { get; init; } = DayOfWeek.Thursday;
        public TimeSpan Span { get; init; } = new(1, 2, 3, 4);
        public IReadOnlyList<string> Tags { get; init; } = ["implant", "ortho"];
        public IReadOnlyList<int> Scores { get; init; } = [3, 1, 2];
        public IReadOnlyList<int>? Missing { get; init; }
        public Doctor Doctor { get; init; } = new("Ivanov", 7);
        public Doctor? Referral { get; init; }
        public IReadOnlyList<Visit> Visits { get; init; } =
        [
            new(1, "Consult", "Done", new(2026, 1, 15, 6, 30, 0, TimeSpan.Zero), 30, 3000m, [new("A1", 1)]),
            new(2, "Surgery", "Done", new(2026, 2, 1, 7, 0, 0, TimeSpan.Zero), 90, 80000.5m, [new("B1", 2), new("B2", 3)]),
            new(3, "Control", "NoShow", new(2026, 2, 20, 9, 0, 0, TimeSpan.Zero), 20, 0m, []),
        ];
    }

    public static readonly TimeZoneInfo Moscow = TimeZoneInfo.CreateCustomTimeZone("clinic", TimeSpan.FromHours(3), "clinic", "clinic");

    public static readonly EvaluationContext Context = new(new DateTimeOffset(2026, 6, 1, 7, 0, 0, TimeSpan.Zero), Moscow, new PlainCalendar());

    public static FactSchema Schema { get; } = FactSchema.Of(new FactInput("j", FactType.Clr<Journey>()), new FactInput("other", FactType.Clr<Doctor>()));

    public static object?[] Inputs { get; } = [new Journey(), null];

    public static object? Evaluate(string expression) => RuleExpression.Compile(expression, Schema).Evaluate(Inputs, Context);

    public static bool Holds(string expression) => RuleExpression.Compile(expression, Schema, typeof(bool)).EvaluateBool(Inputs, Context);

    public static RuleProblem Problem(string expression)
    {
        Assert.False(RuleExpression.TryCompile(expression, Schema, out _, out var problem, typeof(bool)), $"'{expression}' should be refused");
        return problem!;
    }

    /// <summary>One rule with an expression, as RulesEngine would run it: true, false or error.</summary>
    public static string AsModel(string expression)
    {
        var file = JsonSerializer.Serialize(new { WorkflowName = "w", Rules = new[] { new { RuleName = "r", Expression = expression } } });
        var schema = FactSchema.Of(new FactInput("j", FactType.Clr<Journey>()));
        var set = CompiledRuleSet.Compile(RuleFile.Read(file, "w.json").Set!, schema, RuleSettings.Model);
        return set.Rules[0].Status([Inputs[0]], Context) switch { RuleStatus.Passed => "true", RuleStatus.Failed => "false", _ => "error" };
    }
}
