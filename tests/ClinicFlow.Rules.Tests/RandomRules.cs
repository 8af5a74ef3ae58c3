using System.Globalization;

namespace ClinicFlow.Rules.Tests;

/// <summary>Random conditions over a small schema, and random facts for it, with many values on the limits that the conditions name.</summary>
internal sealed class RandomRules(int seed)
{
    public sealed record Step(int Number, string? State, decimal Price);

    public sealed record Facts
    {
        public int Age { get; init; }
        public int? Idle { get; init; }
        public decimal Price { get; init; }
        public double? Share { get; init; }
        public string State { get; init; } = "";
        public string? Note { get; init; }
        public bool Vip { get; init; }
        public bool? Consent { get; init; }
        public DateTimeOffset At { get; init; }
        public DateTimeOffset? ClosedAt { get; init; }
        public DayOfWeek Day { get; init; }
        public IReadOnlyList<Step> Steps { get; init; } = [];
        public IReadOnlyList<int>? Scores { get; init; }
    }

    private readonly Random _random = new(seed);

    public static FactSchema Schema { get; } = FactSchema.Of(new FactInput("f", FactType.Clr<Facts>()), new FactInput("more", FactType.Clr<Facts>()));

    public object?[] Values() => [_random.Next(20) == 0 ? null : Fact(), _random.Next(2) == 0 ? null : Fact()];

    private Facts Fact() => new()
    {
        Age = _random.Next(8),
        Idle = Maybe(_random.Next(8)),
        Price = _random.Next(16) / 2m,
        Share = Maybe(_random.Next(16) / 2.0),
        State = Pick("a", "b", "c", "A"),
        Note = _random.Next(3) == 0 ? null : Pick("a", "b", ""),
        Vip = _random.Next(2) == 0,
        Consent = Maybe(_random.Next(2) == 0),
        At = Moment(),
        ClosedAt = Maybe(Moment()),
        Day = (DayOfWeek)_random.Next(7),
        Steps = [.. Enumerable.Range(0, _random.Next(4)).Select(n => new Step(n, _random.Next(4) == 0 ? null : Pick("a", "b"), _random.Next(8)))],
        Scores = _random.Next(4) == 0 ? null : [.. Enumerable.Range(0, _random.Next(4)).Select(_ => _random.Next(8))],
    };

    /// <summary>A condition that can be understood.</summary>
    public string Condition(int depth = 3) => depth == 0 ? Comparison() : _random.Next(9) switch
    {
        0 or 1 => $"{Condition(depth - 1)} and {Condition(depth - 1)}",
        2 or 3 => $"({Condition(depth - 1)} or {Condition(depth - 1)})",
        4 => $"not ({Condition(depth - 1)})",
        5 => $"({Condition(depth - 1)} ? {Condition(depth - 1)} : {Condition(depth - 1)})",
        6 => $"iif({Condition(depth - 1)}, {Condition(depth - 1)}, {Condition(depth - 1)})",
        _ => Comparison(),
    };

    private string Comparison() => _random.Next(14) switch
    {
        0 or 1 or 2 => $"{Number()} {Pick("<", "<=", ">", ">=", "==", "!=")} {_random.Next(8)}",
        3 => $"{Number()} {Pick("<", "<=", ">", ">=", "==", "!=")} {_random.Next(16) / 2m:0.0}".Replace(',', '.'),
        4 => $"{_random.Next(8)} {Pick("<", "<=", ">", ">=", "==", "!=")} {Number()}",
        5 => $"{Text()} {Pick("==", "!=")} \"{Pick("a", "b", "c", "")}\"",
        6 => $"{Text()} in (\"a\", \"{Pick("b", "c")}\")",
        7 => $"{Number()} in ({_random.Next(8)}, {_random.Next(8)})",
        8 => Pick("f.vip", "f.consent", "f.vip == true", "f.consent != false", "not f.vip", "more.vip", "true", "false"),
        9 => $"{Pick("f.at", "f.closedAt", "more.at")} {Pick("<", "<=", ">", ">=", "==", "!=")} \"2026-01-0{_random.Next(1, 8)}\"",
        10 => $"{Pick("f.idle", "f.note", "f.closedAt", "f.consent", "more", "f.scores", "f.age")} {Pick("==", "!=")} null",
        11 => $"f.day {Pick("==", "!=")} {Pick("\"Monday\"", "1", "3")}",
        12 => Pick(
            $"f.steps.Any(x => x.number > {_random.Next(4)} and x.state == \"a\")", $"f.steps.All(price < {_random.Next(8)})", $"f.scores.Where(x => x > {_random.Next(8)}).Count() > 1",
            "f.steps.OrderBy(price).First().number == 0", "f.steps.Select(price).Sum() > f.price", "f.steps.Any(x => f.scores.Any(y => y == x.number))", "f.steps.Where(s => s.state != null).Any()"),
        _ => Pick("f.age / (f.age - 3) > 1", "f.idle + f.age > 6", "f.idle > f.age", "f.note == f.state", "(Now - f.closedAt).TotalDays > 3", "(f.idle ?? 5) > 4", "np(more.note, \"a\") == \"a\"", "f.note.Length > 0"),
    };

    private string Number() => Pick("f.age", "f.idle", "f.price", "f.share", "more.age", "more.idle");

    private string Text() => Pick("f.state", "f.note", "more.state");

    private static DateTimeOffset Day(int day) => new(2026, 1, day, 0, 0, 0, TimeSpan.FromHours(3));

    private DateTimeOffset Moment() => Day(_random.Next(1, 8)).AddHours(_random.Next(2) * 12);

    private T? Maybe<T>(T value) where T : struct => _random.Next(4) == 0 ? null : value;

    private string Pick(params string[] of) => of[_random.Next(of.Length)].ToString(CultureInfo.InvariantCulture);
}
