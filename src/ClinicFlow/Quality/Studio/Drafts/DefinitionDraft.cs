using System.Text.Json;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Quality.Studio.Drafts;

/// <summary>The one text of a definition that is being written, kept until it is published or discarded.</summary>
public sealed class DefinitionDraft
{
    /// <summary>Hash of kind and name.</summary>
    public Guid Id { get; set; }
    public required string Kind { get; set; }
    public required string Name { get; set; }
    public required string Text { get; set; }
    public string? Why { get; set; }
    /// <summary>The version in force when it was begun; 0: there was none.</summary>
    public int BasedOn { get; set; }
    /// <summary>Rises with each save; begins with the moment, so that a draft begun anew is not taken for the one that was discarded.</summary>
    public long Edition { get; set; }
    public DateTimeOffset BegunAt { get; set; }
    public required string ChangedBy { get; set; }
    public DateTimeOffset ChangedAt { get; set; }
    /// <summary>Everybody who wrote in it, as JSON: none of them approves it.</summary>
    public required string Authors { get; set; }
    /// <summary>Who asked for approval; null while it is being written.</summary>
    public string? AskedBy { get; set; }
    public DateTimeOffset? AskedAt { get; set; }
    /// <summary>From when it is to be in force once it is approved; null: at once.</summary>
    public DateTimeOffset? InForceFrom { get; set; }
    /// <summary>Who did not approve it, and why.</summary>
    public string? ReturnedBy { get; set; }
    public string? ReturnedWhy { get; set; }

    public static Guid IdOf(string kind, string name) => Key.Of("draft", kind, name);

    public IReadOnlyList<string> AuthorList => JsonSerializer.Deserialize<List<string>>(Authors)!;
}

/// <summary>The row of a draft, inside a transaction.</summary>
public static class DraftRows
{
    private static readonly string[] Columns =
        ["id", "asked_at", "asked_by", "authors", "based_on", "begun_at", "changed_at", "changed_by", "edition", "in_force_from", "kind", "name", "returned_by", "returned_why", "text", "why"];

    private static readonly string Replace = WriteSession.Replacing("id", Columns[1..]);

    /// <summary>The draft, kept from changing until the transaction ends.</summary>
    public static DefinitionDraft? Hold(WriteSession session, string kind, string name)
    {
        var id = DefinitionDraft.IdOf(kind, name);
        // Also where there is no row yet that could be locked.
        if (session.Database.IsPostgres) session.Execute("SELECT pg_advisory_xact_lock(@p0)", BitConverter.ToInt64(id.ToByteArray()));
        using var row = session.Query($"SELECT {string.Join(", ", Columns)} FROM definition_draft WHERE id = @p0", id);
        if (!row.Read()) return null;
        DateTimeOffset? Moment(int i) => row.IsDBNull(i) ? null : Microseconds.To(row.GetInt64(i));
        string? Text(int i) => row.IsDBNull(i) ? null : row.GetString(i);
        return new()
        {
            Id = id, AskedAt = Moment(1), AskedBy = Text(2), Authors = row.GetString(3), BasedOn = row.GetInt32(4), BegunAt = Moment(5)!.Value, ChangedAt = Moment(6)!.Value,
            ChangedBy = row.GetString(7), Edition = row.GetInt64(8), InForceFrom = Moment(9), Kind = kind, Name = name, ReturnedBy = Text(12), ReturnedWhy = Text(13), Text = row.GetString(14), Why = Text(15),
        };
    }

    public static void Write(WriteSession session, DefinitionDraft d) => session.Insert("definition_draft", Columns,
        [[d.Id, d.AskedAt, d.AskedBy, d.Authors, d.BasedOn, d.BegunAt, d.ChangedAt, d.ChangedBy, d.Edition, d.InForceFrom, d.Kind, d.Name, d.ReturnedBy, d.ReturnedWhy, d.Text, d.Why]], Replace);

    public static void Delete(WriteSession session, string kind, string name) => session.Execute("DELETE FROM definition_draft WHERE id = @p0", DefinitionDraft.IdOf(kind, name));
}
