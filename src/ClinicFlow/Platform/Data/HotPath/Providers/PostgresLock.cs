using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace ClinicFlow.Platform.Data.HotPath.Providers;

/// <summary>An advisory lock of a session, let go by the server when the session's process or its line dies.</summary>
public sealed class PostgresLock : IDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly long key;

    private PostgresLock(NpgsqlConnection connection, long key) => (this.connection, this.key) = (connection, key);

    public static PostgresLock? TryTake(NpgsqlDataSource source, string name)
    {
        var key = KeyOf(name);
        var connection = source.OpenConnection();
        if (Ask(connection, "SELECT pg_try_advisory_lock($1)", key)) return new PostgresLock(connection, key);
        connection.Dispose();
        return null;
    }

    /// <summary>Looks without taking: else somebody who wants the lock at that moment would find it taken.</summary>
    public static bool IsTaken(NpgsqlDataSource source, string name)
    {
        using var connection = source.OpenConnection();
        return Ask(connection, """
            SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND (classid::bigint << 32) | objid::bigint = $1
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
            """, KeyOf(name));
    }

    /// <summary>Said aloud, because a pooled connection goes back with its session alive.</summary>
    public void Dispose()
    {
        if (connection.State == System.Data.ConnectionState.Open) Ask(connection, "SELECT pg_advisory_unlock($1)", key);
        connection.Dispose();
    }

    private static long KeyOf(string name) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes("clinicflow\u001f" + name)));

    private static bool Ask(NpgsqlConnection connection, string sql, long key)
    {
        using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = key } } };
        return command.ExecuteScalar() is true;
    }
}
