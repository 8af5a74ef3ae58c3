namespace ClinicFlow.Intake.Imports;

/// <summary>The mappings that come with ClinicFlow, by name.</summary>
public static class ShippedMappings
{
    private const string Schema = "mapping.schema";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Intake", "Imports", "Mappings");

    public static IReadOnlyList<string> Names =>
        [.. Directory.EnumerateFiles(Folder, "*.json").Select(p => Path.GetFileNameWithoutExtension(p)!).Where(n => n != Schema).Order(StringComparer.Ordinal)];

    /// <summary>The text of a mapping that ships; null if there is none of that name.</summary>
    public static string? Find(string name) => Names.Contains(name) ? File.ReadAllText(Path.Combine(Folder, name + ".json")) : null;

    /// <summary>The JSON Schema of mapping files, for editors.</summary>
    public static string ReadSchema() => File.ReadAllText(Path.Combine(Folder, Schema + ".json"));
}
