namespace ClinicFlow.Platform.Data.Demo;

/// <summary>
/// Four neighbouring numbers are drawn together: mostly four strangers, sometimes a couple or a family. So a patient's
/// family is known from the number alone.
/// </summary>
internal static class DemoHousehold
{
    private const int Size = 4;

    public static DemoPerson Member(DemoOptions options, int number)
    {
        var block = number / Size;
        var place = number % Size;
        var shared = new DemoRandom(options.Seed, stream: 1, (ulong)block);
        var own = new DemoRandom(options.Seed, stream: 2, (ulong)number);
        var members = shared.Weighted([0.64, 0, 0.18, 0.12, 0.06]);
        var family = shared.Pick(DemoNames.FamilyNames);
        var father = DemoNames.DrawFather(shared);
        var location = DrawLocation(shared);
        return place < members && !Showcase.Includes(number)
            ? Relative(options, number, place, family, father, own, block) with { Location = location }
            : Stranger(options, number, own);
    }

    private static DemoPerson Relative(DemoOptions options, int number, int place, string family, int father, DemoRandom own, int block)
    {
        var child = place >= 2;
        var woman = place == 0 || child && own.Chance(0.5);
        var first = place == 1 ? DemoNames.FatherName(father) : DemoNames.FirstName(woman, own);
        var patronymic = DemoNames.Patronymic(child ? father : DemoNames.DrawFather(own), woman);
        return new DemoPerson
        {
            Number = number,
            Name = $"{DemoNames.FamilyName(family, woman)} {first} {patronymic}",
            Woman = woman,
            BirthDate = Born(options, child ? own.Between(6, 16) : own.Between(31, 52), own),
            Phone = Phone(options, child ? block * Size : number),
            Location = 0,
            Household = $"h{block:000000}",
            Relation = place switch { 0 => "self", 1 => "spouse", _ => "child" },
        };
    }

    private static DemoPerson Stranger(DemoOptions options, int number, DemoRandom own)
    {
        var woman = own.Chance(0.58);
        var family = DemoNames.FamilyName(own.Pick(DemoNames.FamilyNames), woman);
        return new DemoPerson
        {
            Number = number,
            Name = $"{family} {DemoNames.FirstName(woman, own)} {DemoNames.Patronymic(DemoNames.DrawFather(own), woman)}",
            Woman = woman,
            BirthDate = Born(options, (int)(18 + 62 * Math.Pow(own.Unit(), 1.3)), own),
            Phone = Phone(options, number),
            Location = DrawLocation(own),
        };
    }

    private static int DrawLocation(DemoRandom random) => random.Weighted([0.44, 0.32, 0.24]);

    private static DateOnly Born(DemoOptions options, int age, DemoRandom own) =>
        DateOnly.FromDateTime(options.Now.UtcDateTime).AddDays(-(int)(age * 365.25) - own.Between(1, 364));

    /// <summary>Seven digits that run through all of them once, behind codes that no operator has been given.</summary>
    private static string Phone(DemoOptions options, int number)
    {
        var code = (options.Seed + (ulong)number / 10_000_000) % 5 + 943;
        var digits = ((ulong)number * 7_654_321UL + 1_234_567UL) % 10_000_000UL;
        return $"+7 {code} {digits / 10_000:000}-{digits / 100 % 100:00}-{digits % 100:00}";
    }
}
