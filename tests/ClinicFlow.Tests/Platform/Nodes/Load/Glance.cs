using System.Data.Common;
using ClinicFlow.Platform.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ClinicFlow.Tests.Platform.Nodes.Load;

/// <summary>A look into a database from outside, beside or after the processes that work on it.</summary>
public sealed class Glance(DataSettings data)
{
    public List<string> Column(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read()) found.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return found;
    }

    public long Number(string sql) => long.Parse(Column(sql).Single(), System.Globalization.CultureInfo.InvariantCulture);

    public void Do(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async Task Until(string sql, TimeSpan atMost)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (Number(sql) != 0)
        {
            Assert.True(watch.Elapsed < atMost, $"After {atMost.TotalSeconds:0} s there is still something left: {sql}");
            await Task.Delay(100);
        }
    }

    private DbConnection Open()
    {
        DbConnection connection = data.PostgresConnection is { } postgres ? new NpgsqlConnection(postgres + ";Pooling=false") : new SqliteConnection($"Data Source={data.SqliteFile};Pooling=false;Default Timeout=30");
        connection.Open();
        return connection;
    }
}
