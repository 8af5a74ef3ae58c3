namespace ClinicFlow.Platform.Data;

/// <summary>Where the data live.</summary>
/// <param name="Folder">Folder of the database, uploads, keys and logs.</param>
/// <param name="PostgresConnection">Connection string of PostgreSQL; without it SQLite in the folder.</param>
public sealed record DataSettings(string Folder, string? PostgresConnection = null)
{
    public string SqliteFile => Path.Combine(Folder, "clinicflow.db");
    public string Uploads => Path.Combine(Folder, "uploads");
    public string Keys => Path.Combine(Folder, "keys");

    /// <summary>From <c>CLINICFLOW_DATA</c> and <c>CLINICFLOW_DATABASE</c>; the default folder is <c>data</c> in the working directory.</summary>
    public static DataSettings FromEnvironment(string? folder = null)
    {
        folder ??= Environment.GetEnvironmentVariable("CLINICFLOW_DATA") is { Length: > 0 } named ? named : "data";
        var connection = Environment.GetEnvironmentVariable("CLINICFLOW_DATABASE") is { Length: > 0 } text ? text : null;
        return new DataSettings(Path.GetFullPath(folder), connection);
    }
}
