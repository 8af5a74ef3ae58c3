namespace ClinicFlow.Quality.Studio.Incidents;

/// <summary>An activity that could not go on and waits for a person; follows from the folds.</summary>
public sealed class WorkflowIncident
{
    public Guid Id { get; set; }
    public Guid Patient { get; set; }
    public Guid? Journey { get; set; }
    /// <summary><c>plan:ID</c>; null for the workflow of the journey's stage.</summary>
    public string? About { get; set; }
    public Guid Instance { get; set; }
    public required string Workflow { get; set; }
    public int Version { get; set; }
    public required string Activity { get; set; }
    public required string Code { get; set; }
    /// <summary>What happened, in the engine's words; says nothing of who the patient is.</summary>
    public required string Message { get; set; }
    public DateTimeOffset RaisedAt { get; set; }
    public string? Location { get; set; }
}
