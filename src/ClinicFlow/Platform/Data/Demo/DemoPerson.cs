using ClinicFlow.Intake.Events;

namespace ClinicFlow.Platform.Data.Demo;

/// <summary>An invented patient: who they are before anything happens to them.</summary>
internal sealed record DemoPerson
{
    public required int Number { get; init; }
    public required string Name { get; init; }
    public required bool Woman { get; init; }
    public required DateOnly BirthDate { get; init; }
    public required string Phone { get; init; }
    public required int Location { get; init; }
    /// <summary>Null for those who come alone.</summary>
    public string? Household { get; init; }
    /// <summary>self, spouse or child.</summary>
    public string Relation { get; init; } = "self";

    public bool Child => Relation == "child";

    public string Card => (20_000 + Number).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What an enquiry leaves: a name and a number.</summary>
    public PersonDetails Enquirer => new() { Name = Name, Phone = Phone };

    public PersonDetails Registered => new()
    {
        Name = Name, Phone = Phone, Card = Card, BirthDate = BirthDate,
        Email = Number % 3 == 0 ? $"patient{Card}@example.ru" : null,
    };
}
