namespace ClinicFlow.Platform.Access.Keys;

/// <summary>What another system signs its requests with; only the hash of the key is kept.</summary>
public sealed class ApiKey
{
    public Guid Id { get; set; }
    /// <summary>Whose key it is, as those who read the journal know it.</summary>
    public required string Name { get; set; }
    public required string Hash { get; set; }
    /// <summary>The first characters, to tell keys apart.</summary>
    public string? Start { get; set; }
    /// <summary>What it may do: words of <see cref="KeyScopes"/>, separated by spaces.</summary>
    public required string Scopes { get; set; }
    public DateTimeOffset? CreatedAt { get; set; }
    public string? CreatedBy { get; set; }
    /// <summary>To the minute.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
    public string? RevokedBy { get; set; }
}
