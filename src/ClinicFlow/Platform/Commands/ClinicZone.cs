using System.Data.Common;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Platform.Commands;

/// <summary>The zone in which a date on the command line is meant: that of the clinic's first location.</summary>
public static class ClinicZone
{
    private const string Default = "Europe/Moscow";

    public static string Of(DataSettings settings)
    {
        if (settings.PostgresConnection is null && !File.Exists(settings.SqliteFile)) return Default;
        try
        {
            using var connection = Database.For(settings).Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT time_zone FROM location ORDER BY id LIMIT 1";
            return command.ExecuteScalar() as string ?? Default;
        }
        catch (DbException)
        {
            // A database that has no tables yet: nothing was imported, any zone will do.
            return Default;
        }
    }
}
