using System.Text.Json;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Intake.Runs;

/// <summary>A run under way.</summary>
public sealed record RunningImport(Guid Id, bool Resumed);

/// <summary>Stores runs and their checkpoints.</summary>
public static class ImportRunStore
{
    /// <summary>Begins a run, or takes up the one of the same mapping and folder that was cut short.</summary>
    public static Task<RunningImport> Begin(WriteQueue queue, ImportRequest request, DateTimeOffset now, Guid? id) => queue.Write(Writer.Background, session =>
    {
        Guid? cut = null;
        using (var reader = session.Query("SELECT id FROM import_run WHERE mapping = @p0 AND folder = @p1 AND status IN (@p2, @p3) ORDER BY started_at DESC LIMIT 1",
            request.Mapping, request.Folder, (int)ImportStatus.Running, (int)ImportStatus.Interrupted))
        {
            if (reader.Read()) cut = session.Database.ReadKey(reader, 0);
        }
        if (cut is { } resumed && id is null)
        {
            session.Execute("UPDATE import_run SET status = @p0, finished_at = NULL WHERE id = @p1", (int)ImportStatus.Running, resumed);
            return new RunningImport(resumed, true);
        }
        var run = id ?? Guid.CreateVersion7(now);
        session.Insert("import_run",
            ["id", "mapping", "source", "folder", "started_at", "status", "by", "rows", "events", "accepted", "duplicates", "corrected", "retracted", "future", "quarantined", "rows_per_second", "events_per_second"],
            [[run, request.Mapping, request.Plan.Source, request.Folder, now, (int)ImportStatus.Running, request.By, 0L, 0L, 0L, 0L, 0L, 0L, 0L, "{}", 0d, 0d]]);
        return new RunningImport(run, false);
    });

    /// <summary>Where to go on in a file.</summary>
    public static Task<CsvPosition> Checkpoint(WriteQueue queue, RunningImport run, string part, long bytes) => queue.Write(Writer.Background, session =>
    {
        using var reader = session.Query("SELECT \"offset\", line FROM import_file WHERE id = @p0", Key.Of(run.Id.ToString("N"), part));
        return run.Resumed && reader.Read() && reader.GetInt64(0) <= bytes ? new CsvPosition(reader.GetInt64(0), reader.GetInt64(1)) : CsvPosition.Start;
    });

    /// <summary>The checkpoint, in the transaction of the rows before it.</summary>
    public static void Advance(WriteSession session, RunningImport run, string part, long bytes, CsvPosition next, int rows) =>
        session.Insert("import_file", ["id", "run", "file", "bytes", "\"offset\"", "line", "rows"],
            [[Key.Of(run.Id.ToString("N"), part), run.Id, part, bytes, next.Offset, next.Line, (long)rows]],
            "ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes, \"offset\" = excluded.\"offset\", line = excluded.line, rows = import_file.rows + excluded.rows");

    public static Task Count(WriteQueue queue, RunningImport run, ImportSummary s) => queue.Write(Writer.Background, session => Write(session, run, s));

    public static Task Finish(WriteQueue queue, RunningImport run, ImportSummary summary, ImportStatus status, DateTimeOffset now, Exception? error = null) =>
        queue.Write(Writer.Background, session =>
        {
            Write(session, run, summary);
            session.Execute("UPDATE import_run SET status = @p0, finished_at = @p1, error_ru = @p2, error_en = @p3 WHERE id = @p4", (int)status, now,
                error is null ? null : "Импорт остановлен: " + error.Message + " Принятое сохранено; запустите импорт ещё раз, он продолжит с места остановки.",
                error is null ? null : "The import stopped: " + error.Message + " What was taken is kept; run it again and it goes on where it stopped.", run.Id);
        });

    private static void Write(WriteSession session, RunningImport run, ImportSummary s) => session.Execute(
        "UPDATE import_run SET rows = @p0, events = @p1, accepted = @p2, duplicates = @p3, corrected = @p4, retracted = @p5, future = @p6, quarantined = @p7, rows_per_second = @p8, events_per_second = @p9 WHERE id = @p10",
        s.Rows, s.Events, s.Accepted, s.Duplicates, s.Corrected, s.Retracted, s.Future, JsonSerializer.Serialize(s.Quarantined), s.RowsPerSecond, s.EventsPerSecond, run.Id);
}
