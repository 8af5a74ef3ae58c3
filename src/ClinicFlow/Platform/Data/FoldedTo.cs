using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Platform.Data;

/// <summary>The "now" to which the data folder was folded; it never goes back.</summary>
public static class FoldedTo
{
    private const string Name = "folded-to";

    public static DateTimeOffset? Read(Database database)
    {
        using var connection = database.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM setting WHERE name = 'folded-to'";
        return command.ExecuteScalar() is string text ? Microseconds.To(long.Parse(text)) : null;
    }

    public static Task Write(WriteQueue queue, DateTimeOffset now) => queue.Write(Writer.Background, session =>
        session.Insert("setting", ["name", "value"], [[Name, Microseconds.From(now).ToString()]], WriteSession.Replacing("name", ["value"])));
}
