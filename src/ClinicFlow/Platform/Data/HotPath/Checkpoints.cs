using System.Data.Common;

namespace ClinicFlow.Platform.Data.HotPath;

/// <summary>
/// Moves what SQLite has written ahead into the database file, on a thread and a connection of its own: done by the writer, as
/// SQLite does by default, a person's click would now and then stand behind a hundred megabytes.
/// </summary>
/// <remarks>
/// A checkpoint beside a busy writer never catches up by itself, and the write-ahead file would grow without end. So it is
/// repeated until little was written meanwhile; that rest the writer does between two transactions, and begins the file anew.
/// </remarks>
public sealed class Checkpoints : IDisposable
{
    private const string Passive = "PRAGMA wal_checkpoint(PASSIVE)";
    private const long RestAbovePages = 16_000, LittlePages = 1000;
    private const int RoundsAtMost = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Database database;
    private readonly Thread thread;
    private readonly AutoResetEvent written = new(false);
    private readonly ManualResetEvent stopped = new(false);
    private volatile bool restWanted;

    public Checkpoints(Database database)
    {
        this.database = database;
        thread = new Thread(Run) { IsBackground = true, Name = "checkpoints" };
        thread.Start();
    }

    /// <summary>Called by the writer after each transaction.</summary>
    public void Written(WriteSession session)
    {
        if (restWanted)
        {
            restWanted = false;
            session.Scalar(Passive);
        }
        written.Set();
    }

    public void Dispose()
    {
        stopped.Set();
        thread.Join(TimeSpan.FromSeconds(10));
        written.Dispose();
        stopped.Dispose();
    }

    private void Run()
    {
        DbConnection? connection = null;
        try
        {
            while (WaitHandle.WaitAny([stopped, written]) > 0)
            {
                try
                {
                    connection ??= database.Open();
                    restWanted = CatchUp(connection) > RestAbovePages;
                }
                catch (DbException)
                {
                    // The disk is full, or the file is locked for a moment: nothing is lost, the next round tries again.
                    connection?.Dispose();
                    connection = null;
                }
                stopped.WaitOne(Pause);
            }
        }
        finally
        {
            connection?.Dispose();
        }
    }

    private static long CatchUp(DbConnection connection)
    {
        var pages = Checkpoint(connection);
        for (var round = 1; round < RoundsAtMost && pages > RestAbovePages; round++)
        {
            var before = pages;
            pages = Checkpoint(connection);
            if (pages - before < LittlePages) break;
        }
        return pages;
    }

    /// <returns>Pages in the write-ahead file.</returns>
    private static long Checkpoint(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Passive;
        using var reader = command.ExecuteReader();
        return reader.Read() ? reader.GetInt64(1) : 0;
    }
}
