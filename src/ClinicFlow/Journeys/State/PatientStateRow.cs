namespace ClinicFlow.Journeys.State;

/// <summary>The fold of one patient's events: facts, passes, workflow instances, judgements.</summary>
public sealed class PatientStateRow
{
    public Guid Patient { get; set; }
    public int Partition { get; set; }
    public required string Subject { get; set; }
    /// <summary>The patient as <see cref="PackedState"/>.</summary>
    public required byte[] State { get; set; }
    /// <summary>When something will change without an event; indexed, so that a million deadlines cost a query.</summary>
    public DateTimeOffset? NextDue { get; set; }
    public DateTimeOffset FoldedTo { get; set; }
    public long Version { get; set; }
}
