using System.Globalization;
using System.Text;
using System.Text.Json;
using ClinicFlow.Quality.Audits.Drawing;

namespace ClinicFlow.Quality.Audits.Proof;

/// <summary>
/// A draw as files that anybody can check with <c>sha256sum</c> and <c>sort</c> alone: the frames, what they hash to, the seeds
/// and what was drawn.
/// </summary>
public static class DrawFolder
{
    private const string Frames = "frames", Drawn = "drawn", Head = "draw.json", NonceFile = "nonce.txt", Hashes = "frames.sha256", Promise = "commitment.sha256", StrataFile = "strata.tsv", VoidFile = "voided.tsv";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static IEnumerable<(string Path, string Text)> Files(RecordedDraw draw)
    {
        var names = FileNames(draw.Strata);
        yield return (Head, JsonSerializer.Serialize(new HeadFile(draw.Period, draw.StartsAt, draw.EndsAt, draw.Commitment, draw.CommittedAt, draw.FrozenAt, draw.RevealedAt), Json) + "\n");
        yield return ("README.txt", Readme);
        yield return (Promise, $"{draw.Commitment}  {NonceFile}\n");
        if (draw.Nonce is { } nonce) yield return (NonceFile, nonce);
        yield return (Hashes, string.Concat(draw.Strata.Select((s, i) => $"{s.FrameHash}  {Frames}/{names[i]}\n")));
        yield return (StrataFile, string.Concat(draw.Strata.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"{names[i]}\t{s.Staff}\t{s.Kind}\t{FrameText.Lines(s.Frame).Count}\t{s.Size}\t{(draw.Nonce is { } n ? Nonce.Seed(draw.Period, s.Staff, s.Kind, n) : "")}\t{string.Join(',', s.Auditors)}\n"))));
        yield return (VoidFile, string.Concat(draw.Strata.SelectMany((s, i) => s.Voided.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{names[i]}\t{v.Key}\t{v.Value}\n"))));
        for (var i = 0; i < draw.Strata.Count; i++)
        {
            yield return ($"{Frames}/{names[i]}", draw.Strata[i].Frame);
            yield return ($"{Drawn}/{names[i]}", string.Concat(draw.Strata[i].Drawn.Select(t => $"{t.Hash} {t.Item}\n")));
        }
    }

    public static void Write(RecordedDraw draw, string folder)
    {
        foreach (var (path, text) in Files(draw))
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text, new UTF8Encoding(false));
        }
    }

    /// <exception cref="IOException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file does not say what it should.</exception>
    public static RecordedDraw Read(string folder)
    {
        HeadFile head;
        try { head = JsonSerializer.Deserialize<HeadFile>(Text(Head), Json)!; }
        catch (JsonException error) { throw new InvalidDataException($"{Path.Combine(folder, Head)}, line {error.LineNumber + 1}: {error.Message}", error); }
        var hashes = Rows(Hashes, "  ", 2).ToDictionary(r => r[1], r => r[0]);
        var voided = Rows(VoidFile, "\t", 3).ToLookup(r => r[0], r => (Item: r[1], Reason: r[2]));
        var nonce = File.Exists(Path.Combine(folder, NonceFile)) ? Text(NonceFile) : null;
        var strata = Rows(StrataFile, "\t", 7).Select(r => new RecordedStratum(
            r[1], r[2], Text($"{Frames}/{r[0]}"), hashes.GetValueOrDefault($"{Frames}/{r[0]}") ?? throw new InvalidDataException($"{Hashes} says nothing of {Frames}/{r[0]}."),
            int.TryParse(r[4], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : throw new InvalidDataException($"{StrataFile}: '{r[4]}' is no number of checks."),
            [.. Lines(Text($"{Drawn}/{r[0]}")).Select((line, i) => TicketOf(line, i, r[0]))], voided[r[0]].ToDictionary(v => v.Item, v => v.Reason),
            r[6].Split(',', StringSplitOptions.RemoveEmptyEntries))).ToList();
        return new(head.Period, head.StartsAt, head.EndsAt, head.Commitment, head.CommittedAt, head.FrozenAt, head.RevealedAt, nonce, strata);

        string Text(string name) => File.ReadAllText(Path.Combine(folder, name), new UTF8Encoding(false));

        IEnumerable<string[]> Rows(string name, string separator, int columns) => Lines(Text(name)).Select((line, i) =>
            line.Split(separator) is var row && row.Length == columns ? row : throw new InvalidDataException($"{name}, line {i + 1}: {columns} columns are needed, there are {row.Length}."));
    }

    private static IReadOnlyList<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static Ticket TicketOf(string line, int index, string file) =>
        line.Split(' ', 2) is [var hash, var item] ? new(index + 1, item, hash) : throw new InvalidDataException($"{Drawn}/{file}, line {index + 1}: a ticket and an item are needed.");

    /// <summary>Ids are any text; file names are plain, and differ where ids do.</summary>
    private static List<string> FileNames(IReadOnlyList<RecordedStratum> strata)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return [.. strata.Select(s =>
        {
            var plain = string.Concat(s.Name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' ? c : '_'));
            var name = plain + ".txt";
            for (var i = 2; !used.Add(name); i++) name = $"{plain}~{i}.txt";
            return name;
        })];
    }

    private sealed record HeadFile(string Period, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Commitment, DateTimeOffset CommittedAt, DateTimeOffset? FrozenAt, DateTimeOffset? RevealedAt);

    private const string Readme = """
        A random audit that anybody can repeat, with sha256sum and sort alone.

        1. The nonce is the one promised before the period:      sha256sum -c commitment.sha256
        2. The frames are those that were frozen at its close:   sha256sum -c frames.sha256
        3. The items were drawn in the order of their tickets. For each line of strata.tsv
           (file, specialist, kind of work, items, checks, seed, auditors), with that file and seed:

             while IFS= read -r id; do
               printf '%s %s\n' "$(printf '%s|%s' "$SEED" "$id" | sha256sum | cut -c1-64)" "$id"
             done < frames/FILE | LC_ALL=C sort | head -n "$(wc -l < drawn/FILE)" | cmp - drawn/FILE

           drawn/FILE holds as many tickets as there are checks, and one more for each item that voided.tsv
           names with its reason.

        clinicflow audit verify FOLDER does the same.

        """;
}
