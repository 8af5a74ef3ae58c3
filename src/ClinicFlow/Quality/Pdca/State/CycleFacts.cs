using ClinicFlow.Journeys.Facts;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Pdca.State;

/// <summary>What the workflow of a cycle sees: the present turn.</summary>
public sealed class CycleFacts
{
    public const string NoSignal = "none", Better = "better", Worse = "worse";

    /// <summary>The declared facts of workflows with the subject <c>cycle</c>.</summary>
    public static readonly FactSchema Schema = FactSchema.Of(new FactInput("cycle", FactType.Clr<CycleFacts>()), new FactInput("location", FactType.Clr<LocationFacts>()));

    /// <summary>1 for the first turn.</summary>
    public int Turn { get; set; } = 1;
    public string Stage { get; set; } = "";
    public string Metric { get; set; } = "";
    public string? Location { get; set; }
    /// <summary>A member of staff, or <c>user:ID</c>.</summary>
    public string Owner { get; set; } = "";
    public string OwnerRole { get; set; } = "quality";
    public DateTimeOffset BegunAt { get; set; }
    public DateTimeOffset CheckAt { get; set; }

    public DateTimeOffset? PlannedAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
    public DateTimeOffset? CheckedAt { get; set; }
    /// <summary>What the check found: effect, no-effect or worse.</summary>
    public string? Conclusion { get; set; }
    public DateTimeOffset? ActedAt { get; set; }
    /// <summary>keep, adjust, revert or spread.</summary>
    public string? Decision { get; set; }
    /// <summary>The step completed last, for steps that a clinic adds: the <c>action</c> of its task.</summary>
    public string? LastStep { get; set; }
    public DateTimeOffset? LastStepAt { get; set; }
    /// <summary>What is to be done, dropped measures left out.</summary>
    public int Measures { get; set; }
    public int OpenMeasures { get; set; }
    /// <summary>none, better or worse.</summary>
    public string Signal { get; set; } = NoSignal;
    /// <summary>turn, once the next one is wanted.</summary>
    public string? Next { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
}
