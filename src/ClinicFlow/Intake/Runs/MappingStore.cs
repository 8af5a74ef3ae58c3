using System.Text;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Platform.Data;

namespace ClinicFlow.Intake.Runs;

/// <summary>The mappings that can be chosen: those that ship, and the clinic's own in the data folder, which go before a shipped one of the same name.</summary>
public sealed class MappingStore(DataSettings data)
{
    private const int LongestName = 64;
    private readonly Lock gate = new();

    private string Folder => Path.Combine(data.Folder, "mappings");

    public IReadOnlyList<string> Names => [.. Own().Concat(ShippedMappings.Names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public bool IsOwn(string name) => IsName(name) && File.Exists(FileOf(name));

    /// <summary>The text of a mapping; null if there is none of that name.</summary>
    public string? Find(string name) => !IsName(name) ? null : File.Exists(FileOf(name)) ? File.ReadAllText(FileOf(name)) : ShippedMappings.Find(name);

    /// <summary>The mapping that a run named as it is now; the command line may have named a file.</summary>
    public string? Resolve(string mapping) => Find(mapping) ?? (File.Exists(mapping) ? File.ReadAllText(mapping) : null);

    /// <summary>Stores an own mapping, if the one there is still the one that was read.</summary>
    /// <param name="expected">The tag of the text that was edited; null if there was none.</param>
    /// <returns>False if somebody else was faster.</returns>
    public bool TrySave(string name, string text, string? expected)
    {
        lock (gate)
        {
            var present = Find(name);
            if ((present is null ? null : Tag(present)) != expected) return false;
            Save(name, text);
            return true;
        }
    }

    /// <summary>Stores an own mapping; the text that it replaces is kept beside it.</summary>
    public void Save(string name, string text)
    {
        lock (gate)
        {
            var file = FileOf(name);
            var earlier = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "earlier")).FullName, name);
            if (File.Exists(file)) File.Copy(file, $"{earlier}.{Tag(File.ReadAllText(file))}.json", overwrite: true);
            // A half-written file must never be taken for the mapping.
            File.WriteAllText(file + ".new", text);
            File.Move(file + ".new", file, overwrite: true);
        }
    }

    public static string Tag(string text) => Key.Hash(text).ToString("N");

    /// <summary>Letters, digits, space, dot, dash, underscore: what is a plain file name everywhere.</summary>
    public static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name[0] != '.' && name.Trim() == name && name.EnumerateRunes().All(r => Rune.IsLetterOrDigit(r) || r.Value is ' ' or '.' or '-' or '_');

    private IEnumerable<string> Own() =>
        Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*.json").Select(p => Path.GetFileNameWithoutExtension(p)!) : [];

    private string FileOf(string name) => Path.Combine(Folder, name + ".json");
}
