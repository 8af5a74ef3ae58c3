using System.Globalization;
using ClinicFlow.Platform.Data;

namespace ClinicFlow.Quality.Audits.Drawing;

/// <summary>
/// A frame as it is kept and handed out: the very bytes that are hashed, an id a line. Beside it, line for line, what is needed
/// to find an item again.
/// </summary>
public static class FrameText
{
    public static string Ids(IEnumerable<AuditableItem> items) => string.Concat(items.Select(i => i.Id + "\n"));

    public static string Facts(IEnumerable<AuditableItem> items) =>
        string.Concat(items.Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Patient:N}|{Microseconds.From(i.At)}|{i.Location}|{i.About}\n")));

    public static IReadOnlyList<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static IReadOnlyDictionary<string, AuditableItem> Items(string ids, string facts, string staff, string kind)
    {
        var lines = Lines(facts);
        return Lines(ids).Select((id, i) => Item(id, lines[i].Split('|', 4), staff, kind)).ToDictionary(i => i.Id, StringComparer.Ordinal);
    }

    private static AuditableItem Item(string id, string[] facts, string staff, string kind) => new(
        id, kind, staff, Microseconds.To(long.Parse(facts[1], CultureInfo.InvariantCulture)), Guid.ParseExact(facts[0], "N"), facts[3], facts[2].Length == 0 ? null : facts[2]);
}
