using System.Data.Common;

namespace ClinicFlow.Platform.Data.HotPath;

/// <summary>One writing connection with its open transaction and its prepared commands.</summary>
public sealed class WriteSession(Database database, DbConnection connection) : IDisposable
{
    private readonly Dictionary<string, DbCommand> commands = [];

    public Database Database { get; } = database;
    public DbConnection Connection { get; } = connection;
    public DbTransaction? Transaction { get; private set; }

    public void Begin() => Transaction = Connection.BeginTransaction();

    public void Commit()
    {
        Transaction!.Commit();
        End();
    }

    public void Rollback()
    {
        try { Transaction?.Rollback(); }
        finally { End(); }
    }

    /// <summary>Runs a statement; <c>@p0</c>, <c>@p1</c> … stand for the values.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteNonQuery();

    public object? Scalar(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteScalar() is var value && value is DBNull ? null : value;

    public DbDataReader Query(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteReader();

    public void Dispose()
    {
        foreach (var command in commands.Values) command.Dispose();
        Connection.Dispose();
    }

    private void End()
    {
        Transaction?.Dispose();
        Transaction = null;
    }

    private DbCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            commands[sql] = command = Connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "@p" + i;
                command.Parameters.Add(parameter);
            }
        }
        command.Transaction = Transaction;
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = Plain(values[i]);
        return command;
    }

    private object Plain(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => Database.Key(id),
        DateTimeOffset time => Microseconds.From(time),
        _ => value,
    };
}
