namespace ClinicFlow.Work.Subjects;

/// <summary>What a person did about an item of a subject: written once; undoing it marks it. (What is done about a patient's items are events.)</summary>
public sealed class WorkAct
{
    /// <summary>A version-7 id: acts of one item are folded in its order.</summary>
    public Guid Id { get; set; }
    public Guid Item { get; set; }
    public DateTimeOffset At { get; set; }
    /// <summary>Type of the human act, as in the vocabulary of events.</summary>
    public required string Type { get; set; }
    public required string Data { get; set; }
    public required string Staff { get; set; }
    public string? Note { get; set; }
    public bool Undone { get; set; }
}
