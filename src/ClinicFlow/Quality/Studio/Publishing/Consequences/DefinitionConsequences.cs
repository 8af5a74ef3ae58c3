namespace ClinicFlow.Quality.Studio.Publishing.Consequences;

/// <summary>One computation of what a text would bring about; kept, so that any node can tell how far it is.</summary>
public sealed class DefinitionConsequences
{
    /// <summary>Hash of kind, name, text and the version in force.</summary>
    public Guid Id { get; set; }
    public required string Kind { get; set; }
    public required string Name { get; set; }
    public int BasedOn { get; set; }
    public DateTimeOffset BegunAt { get; set; }
    /// <summary>When it went on last: one that stands still is begun anew.</summary>
    public DateTimeOffset SeenAt { get; set; }
    public int Done { get; set; }
    public int Patients { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public string? Result { get; set; }
}

/// <summary>How far the computation is, and what it found.</summary>
/// <param name="Share">0…1 of the patients are done.</param>
public sealed record ConsequencesView(Guid Id, double Share, int Patients, DateTimeOffset BegunAt, DateTimeOffset? FinishedAt, ConsequencesFound? Found, bool NeedsSecond);

/// <summary>What a text would bring about if it came in force now. Nobody is left out: it is counted, not estimated.</summary>
/// <param name="OpenNow">Work items that are wanted now, by what is in force.</param>
/// <param name="Handed">Items that stay and go to another role.</param>
/// <param name="Share">Opened and closed, of those open now; 0…1, above it where more open than there are.</param>
/// <param name="Plans">Plans that change their tab.</param>
/// <param name="Patients">Patients that change their segment.</param>
/// <param name="Running">Of a workflow: what runs by older versions, and stays there.</param>
public sealed record ConsequencesFound(int OpenNow, int Opened, int Closed, int Handed, double Share, int Plans, int Patients, int Running, IReadOnlyList<RoleConsequences> Roles);

public sealed record RoleConsequences(string Role, int Opened, int Closed);
