namespace ClinicFlow.Platform.Access.Cards;

/// <summary>Somebody opened a patient's card. The patient is named by the key alone.</summary>
public sealed class CardOpening
{
    public Guid Id { get; set; }
    public DateTimeOffset At { get; set; }
    public required string UserName { get; set; }
    public required string Role { get; set; }
    public Guid Patient { get; set; }
    public required string Place { get; set; }
    /// <summary>The network address that asked.</summary>
    public string? Address { get; set; }
}
