namespace ClinicFlow.Work.Calls;

/// <summary>A call that somebody began at the desk. It ends with an outcome, or with the word that there was no call; one user has one at a time.</summary>
public sealed class Call
{
    public const string NoCall = "no-call";

    public Guid Id { get; set; }
    public Guid Item { get; set; }
    public Guid Patient { get; set; }
    public string? Location { get; set; }
    public required string UserName { get; set; }
    public DateTimeOffset StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    /// <summary>The outcome of the contact, or that there was none.</summary>
    public string? Outcome { get; set; }
}
