using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ClinicFlow.Intake.Imports;

/// <summary>Reads a mapping file: everything that is wrong with it, each with line, column, member and remedy, or an <see cref="ImportPlan"/>.</summary>
public static class MappingReader
{
    private const int LongestMapping = 1 << 20;

    /// <param name="json">The text of the mapping.</param>
    /// <param name="name">What to call the file in problems.</param>
    public static MappingReading Read(string json, string name)
    {
        if (json.Length > LongestMapping) return new(null, [MappingProblems.TooLarge(name)]);
        var root = JsonAt.Read(json.StartsWith('\uFEFF') ? json[1..] : json, name, out var malformed);
        if (root is null) return new(null, [malformed!]);
        var notes = new MappingNotes(name);
        if (root.Kind != JsonValueKind.Object)
        {
            notes.Add(MappingProblems.WrongKind(name, root, JsonValueKind.Object));
            return new(null, notes.Problems);
        }
        var mapping = Root(new JsonObjectReader(root, notes), notes);
        if (mapping is not null && !notes.HasErrors) MappingChecks.Run(mapping, notes);
        return mapping is null || notes.HasErrors ? new(null, notes.Problems)
            : new(new ImportPlan(mapping, SHA256.HashData(Encoding.UTF8.GetBytes(json))), notes.Problems);
    }

    private static MappingFile? Root(JsonObjectReader reader, MappingNotes notes)
    {
        reader.Any("$schema");
        var name = reader.String("name", required: true);
        var source = reader.String("source", required: true);
        if (source is { Text: "clinicflow" or { Length: > 64 } })
            notes.Add(MappingProblems.BadValue(notes.File, source, new("Такое имя источника нельзя: «clinicflow» — сама система, не длиннее 64 знаков.", "Not a possible source: 'clinicflow' is the system itself, and 64 characters are the limit."), new("Назовите источник по вашей программе.", "Name it after your system.")));
        var formats = new FormatReader(notes);
        var times = formats.Times(reader, new TimeFormat([TimeFormat.Iso], ["yyyy-MM-dd"], TimeZoneInfo.Utc), zoneRequired: true);
        var numbers = formats.Numbers(reader, NumberFormat.Plain);
        var enums = Enums(reader, notes);
        var entries = Entries(reader, notes);
        var mapping = new MappingFile
        {
            Name = name?.Text ?? "", Source = source?.Text ?? "", Times = times, Numbers = numbers, Enums = enums, Entries = entries,
            Encoding = formats.Encoding(reader), Empty = reader.Strings("empty").Select(e => e.Text).ToHashSet(StringComparer.Ordinal),
            SubjectPrefix = reader.String("subjectPrefix")?.Text ?? "", GoLive = formats.GoLive(reader, times),
            IgnoredFiles = reader.Strings("ignoredFiles").Select(f => f.Text).ToHashSet(StringComparer.OrdinalIgnoreCase),
        };
        var list = reader.List("files", JsonValueKind.Object, required: true);
        reader.RejectOthers();
        var files = list.Select(f => new FileMappingReader(mapping, notes).Read(f)).OfType<FileMapping>().ToList();
        return name is null || source is null ? null : mapping with { Files = files };
    }

    private static Dictionary<string, EnumMap> Enums(JsonObjectReader reader, MappingNotes notes)
    {
        var enums = new Dictionary<string, EnumMap>(StringComparer.Ordinal);
        foreach (var (name, at) in reader.Members("enums", JsonValueKind.Object))
        {
            var values = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (var (from, to) in at.Members)
            {
                if (to.Kind is JsonValueKind.String or JsonValueKind.Null) values[from] = to.Kind == JsonValueKind.Null ? null : to.Text;
                else notes.Add(MappingProblems.WrongKind(notes.File, to, JsonValueKind.String));
            }
            enums[name] = new EnumMap(name, values);
        }
        return enums;
    }

    private static List<ClinicEntry> Entries(JsonObjectReader reader, MappingNotes notes)
    {
        var entries = new List<ClinicEntry>();
        foreach (var (member, kind) in new[] { ("locations", "location"), ("chairs", "chair"), ("specialties", "specialty") })
            foreach (var (id, at) in reader.Members(member, JsonValueKind.Object))
            {
                var entry = new JsonObjectReader(at, notes);
                var (ru, en) = (entry.String("ru", required: true), entry.String("en", required: true));
                var location = kind == "chair" ? entry.String("location") : null;
                var zone = kind == "location" ? entry.String("timeZone") : null;
                if (zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone.Text, out _)) notes.Add(FormatReader.UnknownZone(notes, zone));
                entry.RejectOthers();
                entries.Add(new ClinicEntry(kind, id, new LocalizedText(ru?.Text ?? id, en?.Text ?? id), location?.Text, zone?.Text));
            }
        return entries;
    }
}
