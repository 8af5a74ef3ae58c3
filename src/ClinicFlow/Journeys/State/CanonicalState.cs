using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ClinicFlow.Journeys.State;

/// <summary>All derived state as text, sorted ordinally, without anything that tells when it was written: equal states are equal bytes on every database.</summary>
public static class CanonicalState
{
    private static readonly (string Table, string Where)[] Tables =
    [
        ("patient", ""), ("journey", ""), ("journey_stage", ""), ("standard_check", ""), ("plan", ""), ("workflow_incident", ""), ("standing", "WHERE patient IS NOT NULL"),
        // What auditors found and what other features want of people is no fold.
        ("deviation", "WHERE NOT withdrawn AND rule NOT LIKE '%/audit'"), ("work_item", "WHERE status <> 'closed' AND subject IS NULL"),
    ];

    /// <summary>Columns that people or the moment of writing decide.</summary>
    private static readonly HashSet<string> Live = ["status", "withdrawn", "locked_by", "locked_since", "locked_until", "closed_at", "closed_by"];

    /// <returns>The SHA-256 of the text.</returns>
    public static string Write(DbConnection connection, TextWriter writer)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in Tables.SelectMany(t => Lines(connection, t.Table, t.Where)).Concat(States(connection)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
            hash.AppendData("\n"u8);
            writer.WriteLine(line);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static List<string> Lines(DbConnection connection, string table, string where)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} {where}";
        using var reader = command.ExecuteReader();
        var columns = Enumerable.Range(0, reader.FieldCount)
            .Where(i => table == "work_item" && reader.GetName(i) == "status" || !Live.Contains(reader.GetName(i)))
            .OrderBy(i => reader.GetName(i), StringComparer.Ordinal).ToArray();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(table + "\t" + string.Join('\t', columns.Select(i => reader.GetName(i) + "=" + Text(reader, i))));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>The folds themselves, by subject.</summary>
    private static List<string> States(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT subject, state FROM patient_state";
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add($"state\t{reader.GetString(0)}\t{PackedState.Text(reader.GetFieldValue<byte[]>(1))}");
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static string Text(DbDataReader reader, int column) => reader.GetValue(column) switch
    {
        DBNull => "",
        byte[] key => Convert.ToHexStringLower(key),
        Guid key => key.ToString("N"),
        bool flag => flag ? "1" : "0",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => value.ToString()!,
    };
}
