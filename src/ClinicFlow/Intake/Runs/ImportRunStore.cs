using System.Text.Json;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Intake.Runs;

/// <summary>A run under way.</summary>
/// <param name="Fingerprint">Of mapping and files: what is begun with one can't be gone on with another.</param>
/// <param name="Done">What was counted before it was cut short.</param>
/// <param name="Holder">Who runs it: whoever takes it up is another.</param>
public sealed record RunningImport(Guid Id, bool Resumed, string Fingerprint, ImportSummary Done, Guid Holder);

/// <summary>The process lost the run, by a broken line or a long pause, and another one goes on with it.</summary>
public sealed class ImportTakenUpException() : IOException("Another process has taken up this import and goes on with it.");

/// <summary>Stores runs and their checkpoints.</summary>
public static class ImportRunStore
{
    private static readonly string[] Counts = ["rows", "events", "accepted", "duplicates", "corrected", "retracted", "future", "quarantined", "rows_per_second", "events_per_second"];
    private static readonly string CountsAndState = string.Join(", ", Counts[..8]);

    /// <summary>Writes a run down that will begin when those before it are done.</summary>
    public static void Create(WriteSession session, Guid id, string mapping, string source, string folder, string? by, DateTimeOffset now) =>
        session.Insert("import_run", ["id", "mapping", "source", "folder", "started_at", "status", "by", .. Counts],
            [[id, mapping, source, folder, now, (int)ImportStatus.Running, by, 0L, 0L, 0L, 0L, 0L, 0L, 0L, "{}", 0d, 0d]]);

    /// <summary>The last run of the same mapping and folder if it was cut short, or a new one.</summary>
    public static Task<Guid> FindOrCreate(WriteQueue queue, ImportRequest request, DateTimeOffset now) => queue.Write(Writer.Background, session =>
    {
        if (Cut(session, request) is { } cut) return cut;
        var id = Guid.CreateVersion7(now);
        Create(session, id, request.Mapping, request.Plan.Source, request.Folder, request.By, now);
        return id;
    });

    /// <summary>Begins a run; it goes on at its checkpoints unless mapping or files have changed since.</summary>
    public static Task<RunningImport> Begin(WriteQueue queue, Guid run, ImportRequest request, string fingerprint) => queue.Write(Writer.Background, session =>
    {
        var holder = Guid.NewGuid();
        session.Execute("UPDATE import_run SET status = @p0, source = @p1, holder = @p3, finished_at = NULL, error_ru = NULL, error_en = NULL WHERE id = @p2", (int)ImportStatus.Running, request.Plan.Source, run, holder);
        var begun = Convert.ToInt64(session.Scalar("SELECT COUNT(*) FROM import_file WHERE run = @p0", run)) > 0;
        var same = Convert.ToInt64(session.Scalar("SELECT COUNT(*) FROM import_file WHERE run = @p0 AND fingerprint <> @p1", run, fingerprint)) == 0;
        if (begun && same) return new RunningImport(run, true, fingerprint, Read(session, run), holder);
        session.Execute("DELETE FROM import_file WHERE run = @p0", run);
        return new RunningImport(run, false, fingerprint, new ImportSummary { Id = run }, holder);
    });

    /// <summary>Writes the files down that will be read, so that progress has a whole to be a part of.</summary>
    public static void Announce(WriteSession session, RunningImport run, IEnumerable<(string Part, long Bytes)> parts) =>
        session.Insert("import_file", ["id", "run", "file", "bytes", "offset", "line", "rows", "fingerprint"],
            [.. parts.Select(p => new object?[] { FileKey(run, p.Part), run.Id, p.Part, p.Bytes, 0L, 1L, 0L, run.Fingerprint })], "ON CONFLICT DO NOTHING");

    /// <summary>Where to go on in a file.</summary>
    public static Task<CsvPosition> Checkpoint(WriteQueue queue, RunningImport run, string part) => queue.Write(Writer.Background, session =>
    {
        using var reader = session.Query("SELECT \"offset\", line FROM import_file WHERE id = @p0", FileKey(run, part));
        return reader.Read() ? new CsvPosition(reader.GetInt64(0), reader.GetInt64(1)) : CsvPosition.Start;
    });

    /// <summary>Checkpoint and counts, in the transaction of the rows before it.</summary>
    public static void Advance(WriteSession session, RunningImport run, string part, CsvPosition next, int rows, ImportSummary summary)
    {
        session.Execute("UPDATE import_file SET \"offset\" = @p0, line = @p1, rows = rows + @p2 WHERE id = @p3", next.Offset, next.Line, (long)rows, FileKey(run, part));
        Count(session, run, summary);
    }

    /// <summary>What else the transaction holds is taken back if somebody else runs the import now.</summary>
    public static void Count(WriteSession session, RunningImport run, ImportSummary s)
    {
        if (Write(session, run, s) == 0) throw new ImportTakenUpException();
    }

    private static int Write(WriteSession session, RunningImport run, ImportSummary s) => session.Execute(
        "UPDATE import_run SET rows = @p0, events = @p1, accepted = @p2, duplicates = @p3, corrected = @p4, retracted = @p5, future = @p6, quarantined = @p7, rows_per_second = @p8, events_per_second = @p9 WHERE id = @p10 AND holder = @p11",
        s.Rows, s.Events, s.Accepted, s.Duplicates, s.Corrected, s.Retracted, s.Future, JsonSerializer.Serialize(s.Quarantined), s.RowsPerSecond, s.EventsPerSecond, run.Id, run.Holder);

    public static Task Finish(WriteQueue queue, Guid run, ImportStatus status, DateTimeOffset now, Exception? error = null) => queue.Write(Writer.Background, session =>
        session.Execute("UPDATE import_run SET status = @p0, finished_at = @p1, error_ru = @p2, error_en = @p3 WHERE id = @p4", (int)status, now,
            error is null ? null : "Импорт остановлен: " + ((error as DiskFullException)?.Russian ?? error.Message) + " Принятое сохранено; запустите импорт ещё раз, он продолжит с места остановки.",
            error is null ? null : "The import stopped: " + error.Message + " What was taken is kept; run it again and it goes on where it stopped.", run));

    private static Guid FileKey(RunningImport run, string part) => Key.Of(run.Id.ToString("N"), part);

    /// <summary>The last run of the same mapping and folder, unless it came to its end.</summary>
    private static Guid? Cut(WriteSession session, ImportRequest request)
    {
        using var reader = session.Query("SELECT id, status FROM import_run WHERE mapping = @p0 AND folder = @p1 ORDER BY started_at DESC LIMIT 1", request.Mapping, request.Folder);
        return reader.Read() && (ImportStatus)reader.GetInt32(1) != ImportStatus.Done ? session.Database.ReadKey(reader, 0) : null;
    }

    private static ImportSummary Read(WriteSession session, Guid run)
    {
        using var reader = session.Query($"SELECT {CountsAndState} FROM import_run WHERE id = @p0", run);
        var summary = new ImportSummary { Id = run };
        if (!reader.Read()) return summary;
        (summary.Rows, summary.Events, summary.Accepted, summary.Duplicates) = (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3));
        (summary.Corrected, summary.Retracted, summary.Future) = (reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6));
        (summary.RowsBefore, summary.EventsBefore) = (summary.Rows, summary.Events);
        foreach (var (reason, count) in JsonSerializer.Deserialize<Dictionary<string, long>>(reader.GetString(7))!) summary.Quarantined[reason] = count;
        return summary;
    }
}
