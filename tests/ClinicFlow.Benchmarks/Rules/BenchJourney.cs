namespace ClinicFlow.Benchmarks;

/// <summary>The journey that the fifty rules are about: its facts as a .NET type.</summary>
public sealed record BenchJourney
{
    public required string Id { get; init; }
    public required string Clinic { get; init; }
    public required string Stage { get; init; }
    public required string Status { get; init; }
    public string? Manager { get; init; }
    public required int Age { get; init; }
    public required decimal Cost { get; init; }
    public required decimal Paid { get; init; }
    public required bool IsVip { get; init; }
    public required bool ConsentSigned { get; init; }
    public required int DaysIdle { get; init; }
    public required int Nps { get; init; }
    public required DateTime StartedAt { get; init; }
    public required DateTime LastVisitAt { get; init; }
    public DateTime? NextVisitAt { get; init; }
    public DateTime? PlanApprovedAt { get; init; }
    public required DateTime AsOf { get; init; }
    public required List<BenchVisit> Visits { get; init; }
    public required List<BenchStep> Steps { get; init; }
    public required List<string> Tags { get; init; }
    public required BenchDoctor Doctor { get; init; }
}

public sealed record BenchVisit
{
    public required string Status { get; init; }
    public required string Type { get; init; }
    public required decimal Price { get; init; }
    public required int Minutes { get; init; }
    public required DateTime At { get; init; }
}

public sealed record BenchStep
{
    public required string Name { get; init; }
    public required bool Done { get; init; }
    public required DateTime Due { get; init; }
}

public sealed record BenchDoctor(string Name, int Exp);

/// <summary>Journeys from a seed: 2 to 6 visits, 5 plan steps, 2 tags, one doctor.</summary>
public static class BenchJourneys
{
    private static readonly DateTime AsOf = new(2026, 7, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly string[] Clinics = ["Spb-01", "Msk-02", "Kzn-03", "Ekb-04"];
    private static readonly string[] Stages = ["Diagnostics", "Planning", "Treatment", "Treatment", "Closed"];
    private static readonly string[] Tags = ["implant", "ortho", "child", "insured"];
    private static readonly string[] Names = ["CT", "Scan", "Surgery", "Crown", "Control"];
    private static readonly string[] Doctors = ["Ivanov", "Petrova", "Sidorov", "Orlova"];

    public static List<BenchJourney> Make(int count, int seed = 7)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(1, count).Select(i => One(random, i))];
    }

    public static BenchJourney One(Random random, int number)
    {
        var started = AsOf.AddDays(-random.Next(20, 260));
        var visits = Enumerable.Range(0, random.Next(2, 7)).Select(v => new BenchVisit
        {
            Status = random.Next(100) switch { < 75 => "Done", < 85 => "NoShow", _ => "Planned" },
            Type = Pick(random, ["Consultation", "Surgery", "Hygiene"]),
            Price = random.Next(0, 60) * 1000m,
            Minutes = random.Next(15, 120),
            At = started.AddDays(random.Next(0, Math.Max(1, (AsOf - started).Days))),
        }).ToList();
        var last = visits.Max(v => v.At);
        var cost = random.Next(0, 300) * 1000m;
        return new BenchJourney
        {
            Id = $"J{number}", Clinic = Pick(random, Clinics), Stage = Pick(random, Stages), Status = random.Next(100) < 75 ? "Active" : "Paused",
            Manager = random.Next(100) < 80 ? Pick(random, ["Anna", "Oleg", "Ivan", "Li"]) : null,
            Age = random.Next(6, 90), Cost = cost, Paid = cost * random.Next(0, 5) / 4, IsVip = random.Next(100) < 10, ConsentSigned = random.Next(100) < 80,
            DaysIdle = (AsOf - last).Days, Nps = random.Next(4, 11), StartedAt = started, LastVisitAt = last,
            NextVisitAt = random.Next(100) < 60 ? AsOf.AddDays(random.Next(1, 60)) : null,
            PlanApprovedAt = random.Next(100) < 70 ? started.AddDays(random.Next(1, 30)) : null, AsOf = AsOf, Visits = visits,
            Steps = [.. Names.Select(n => new BenchStep { Name = n, Done = random.Next(100) < 60, Due = AsOf.AddDays(random.Next(-30, 90)) })],
            Tags = [.. Tags.OrderBy(_ => random.Next()).Take(2)], Doctor = new BenchDoctor(Pick(random, Doctors), random.Next(1, 30)),
        };
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
