using System.Data.Common;
using ClinicFlow.Platform.Data.HotPath.Providers;
using Microsoft.Data.Sqlite;

namespace ClinicFlow.Platform.Data.HotPath;

/// <summary>One writing connection with its open transaction and its prepared commands.</summary>
public sealed class WriteSession(Database database, DbConnection connection) : IDisposable
{
    private const int RowsAStatement = 32;
    private readonly Dictionary<string, DbCommand> commands = [];
    private readonly Dictionary<(string, int, string), string> inserts = [];
    private readonly Dictionary<string, SqliteInsert> prepared = [];
    private readonly HashSet<Action<WriteSession>> last = [];

    public Database Database { get; } = database;
    public DbConnection Connection { get; } = connection;
    public DbTransaction? Transaction { get; private set; }

    public void Begin() => Transaction = Connection.BeginTransaction();

    /// <summary>What the transaction does last, once however often it is asked for: a row that everybody reads is held no longer than it must be.</summary>
    public void BeforeCommit(Action<WriteSession> work) => last.Add(work);

    public void Commit()
    {
        foreach (var work in last) work(this);
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

    /// <summary>Inserts the rows; <paramref name="onConflict"/> is appended to each statement.</summary>
    public void Insert(string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows, string onConflict = "")
    {
        if (rows.Count == 0) return;
        if (Connection is SqliteConnection sqlite)
        {
            var insert = Prepared(sqlite, InsertText(table, columns, 1, onConflict));
            foreach (var row in rows) insert.Run(row);
            return;
        }
        var at = 0;
        foreach (var size in (ReadOnlySpan<int>)[RowsAStatement, 1])
        {
            if (rows.Count - at < size) continue;
            var sql = InsertText(table, columns, size, onConflict);
            var values = new object?[size * columns.Count];
            for (; rows.Count - at >= size; at += size)
            {
                for (var row = 0; row < size; row++) rows[at + row].CopyTo(values, row * columns.Count);
                Execute(sql, values);
            }
        }
    }

    /// <summary>Conflict clause that replaces a row by what was to be inserted.</summary>
    public static string Replacing(string key, IEnumerable<string> columns) =>
        $"ON CONFLICT ({key}) DO UPDATE SET {string.Join(", ", columns.Select(c => $"{Quoted(c)} = excluded.{Quoted(c)}"))}";

    /// <summary>A column may be called by a word of the language: <c>left</c> is one on PostgreSQL.</summary>
    private static string Quoted(string column) => $"\"{column}\"";

    public void Dispose()
    {
        foreach (var command in commands.Values) command.Dispose();
        foreach (var insert in prepared.Values) insert.Dispose();
        Connection.Dispose();
    }

    private string InsertText(string table, IReadOnlyList<string> columns, int rows, string onConflict)
    {
        var name = (table, rows, onConflict);
        if (inserts.TryGetValue(name, out var text)) return text;
        var values = Enumerable.Range(0, rows).Select(r => $"({string.Join(", ", columns.Select((_, c) => $"@p{r * columns.Count + c}"))})");
        return inserts[name] = $"INSERT INTO {table} ({string.Join(", ", columns.Select(Quoted))}) VALUES {string.Join(", ", values)} {onConflict}";
    }

    private SqliteInsert Prepared(SqliteConnection connection, string sql)
    {
        if (!prepared.TryGetValue(sql, out var insert)) prepared[sql] = insert = new SqliteInsert(connection, sql);
        return insert;
    }

    private void End()
    {
        last.Clear();
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
