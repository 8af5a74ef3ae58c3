namespace ClinicFlow.Quality.Deviations.Steps;

/// <summary>A step of the escalation of one employee on one standard: teach, examine, sanction.</summary>
public sealed class DeviationStep
{
    public const int Teach = 1, Examine = 2, Sanction = 3;
    /// <summary>How each step ends.</summary>
    public const string Understood = "understood", InOrder = "in-order", AtFault = "at-fault", Approved = "approved", NotApplied = "not-applied";

    /// <summary>Hash of the deviation that raised it.</summary>
    public Guid Id { get; set; }
    public required string Staff { get; set; }
    public required string Standard { get; set; }
    public string? Location { get; set; }
    public int Step { get; set; }
    /// <summary>The confirmed deviation that raised it.</summary>
    public Guid Deviation { get; set; }
    public DateTimeOffset OpenedAt { get; set; }
    public DateTimeOffset Due { get; set; }
    /// <summary>Confirmed deviations within the window, when it rose.</summary>
    public int Found { get; set; }
    /// <summary>Breaches among the checks that the probability is over.</summary>
    public int Breaches { get; set; }
    public int Checks { get; set; }
    public double Probability { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public string? DoneBy { get; set; }
    public string? Result { get; set; }
    public string? Note { get; set; }
    /// <summary>Reference of the order by which a sanction was decided.</summary>
    public string? OrderRef { get; set; }
}
