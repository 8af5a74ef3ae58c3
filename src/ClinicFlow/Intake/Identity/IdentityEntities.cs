namespace ClinicFlow.Intake.Identity;

/// <summary>Who somebody is. Kept apart from the log so that erasure can empty the row.</summary>
public sealed class Person
{
    /// <summary>The patient's key, or the hash of <c>staff:ID</c>.</summary>
    public Guid Id { get; set; }
    public string? Name { get; set; }
    /// <summary>The name in lower case with ё as е: what a search looks at.</summary>
    public string? FoldedName { get; set; }
    public string? Phone { get; set; }
    /// <summary>The last ten digits of the phone.</summary>
    public string? PhoneDigits { get; set; }
    public string? Email { get; set; }
    public string? Card { get; set; }
    public int? BirthYear { get; set; }
}

/// <summary>Free text said beside an event.</summary>
public sealed class Note
{
    public Guid Id { get; set; }
    public Guid? Patient { get; set; }
    public string? Text { get; set; }
}
