namespace ClinicFlow.Platform.Data.Demo;

/// <summary>A member of staff of the demo clinic.</summary>
/// <param name="Id">As events and accounts carry it.</param>
/// <param name="Name">Family name, first name, patronymic.</param>
/// <param name="Role">Role code of the product.</param>
/// <param name="Location">Null for those who work for the whole network.</param>
/// <param name="Specialty">Of doctors.</param>
public sealed record DemoStaff(string Id, string Name, string Role, string? Location = null, string? Specialty = null)
{
    /// <summary>Share of new patients who come to this doctor, relative to the others of the location.</summary>
    internal double Weight { get; init; }
    /// <summary>Probability that a plan of this doctor is agreed when presented as the standard says.</summary>
    internal double Skill { get; init; }
    /// <summary>Share of this doctor's visits that begin more than 15 minutes late.</summary>
    internal double LongWaits { get; init; } = 0.09;
    /// <summary>First day of the doctor's working rhythm: five days of seven.</summary>
    internal int Rhythm { get; init; }
    internal bool Evening { get; init; }

    internal bool WorksOn(DayOfWeek day) => ((int)day + Rhythm) % 7 is not (2 or 5);
}
