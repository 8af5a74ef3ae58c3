using System.Data.Common;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Figures.Today;

/// <summary>Runs the few aggregates that are beyond LINQ; <c>@p0</c>, <c>@p1</c> … stand for the values, a null is not handed over.</summary>
internal static class Reading
{
    public static List<T> Rows<T>(Database database, DbConnection connection, string sql, Func<DbDataReader, T> row, params ReadOnlySpan<object?> values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is not { } value) continue;
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@p" + i;
            parameter.Value = value switch { DateTimeOffset time => Microseconds.From(time), Guid key => database.Key(key), _ => value };
            command.Parameters.Add(parameter);
        }
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(row(reader));
        return rows;
    }
}
