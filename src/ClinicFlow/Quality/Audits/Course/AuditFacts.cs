using ClinicFlow.Journeys.Facts;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Audits.Course;

/// <summary>What the workflow of an audited month sees.</summary>
public sealed class AuditFacts
{
    /// <summary>The declared facts of workflows with the subject <c>audit</c>.</summary>
    public static readonly FactSchema Schema = FactSchema.Of(new FactInput("audit", FactType.Clr<AuditFacts>()), new FactInput("location", FactType.Clr<LocationFacts>()));

    /// <summary>2026-05.</summary>
    public string Period { get; set; } = "";
    public DateTimeOffset StartsAt { get; set; }
    /// <summary>The close of the month.</summary>
    public DateTimeOffset EndsAt { get; set; }
    /// <summary>When all that can be drawn was written down.</summary>
    public DateTimeOffset? FrozenAt { get; set; }
    public DateTimeOffset? DrawnAt { get; set; }
    /// <summary>When the checks are due, by the settings of the draw.</summary>
    public DateTimeOffset? DueAt { get; set; }
    /// <summary>Checks that were drawn, those that could not be made left out.</summary>
    public int Checks { get; set; }
    public int OpenChecks { get; set; }
    /// <summary>Deviations found by the checks that are not decided: disputed, or they may be still.</summary>
    public int OpenDisputes { get; set; }
    /// <summary>Since when the results count.</summary>
    public DateTimeOffset? ResultsAt { get; set; }
}
