using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Intake.Quarantine;

/// <summary>Keeps what can't be taken, as it came, with file, line, field, reason and remedy.</summary>
public static class QuarantineWriter
{
    private static readonly string[] Columns =
    [
        "id", "import", "source", "mapping", "file", "part", "row_key", "known", "line", "offset", "field", "reason",
        "message_ru", "message_en", "remedy_ru", "remedy_en", "raw", "at", "status",
    ];

    /// <summary>The same record with the same fault is kept once, however often it comes.</summary>
    public static void Keep(WriteSession session, IEnumerable<QuarantinedRecord> records) => session.Insert("quarantine", Columns,
        [.. records.DistinctBy(r => r.Id).Select(r => new object?[]
        {
            r.Id, r.Import, r.Source, r.Mapping, r.File, r.Part, r.RowKey, r.Known, r.Line, r.Offset, r.Field, r.Reason,
            r.MessageRu, r.MessageEn, r.RemedyRu, r.RemedyEn, r.Raw, r.At, (int)r.Status,
        })], "ON CONFLICT DO NOTHING");

    /// <summary>A row that can't be mapped.</summary>
    public static QuarantinedRecord OfRow(Guid run, string source, string mapping, string part, MappedRow row, Guid? known, DateTimeOffset now) =>
        OfRow(run, source, mapping, part, row, Errors(row.Problems), known, now);

    /// <summary>A row of which an event lies in the future.</summary>
    public static QuarantinedRecord OfFuture(Guid run, string source, string mapping, string part, MappedRow row, Guid? known, DateTimeOffset now) =>
        OfRow(run, source, mapping, part, row, [Future(row.File, row.Line)], known, now);

    public static QuarantinedRecord OfFile(Guid run, string source, string mapping, ImportProblem problem, DateTimeOffset now)
    {
        var record = Of(source, [problem], null, now, problem.File, problem.Code, problem.Field ?? "");
        (record.Import, record.Mapping) = (run, mapping);
        return record;
    }

    /// <summary>An event that came through the API; <paramref name="id"/> is null where it had none.</summary>
    public static QuarantinedRecord OfEvent(string source, string? id, string raw, IReadOnlyList<ImportProblem> errors, Guid? known, DateTimeOffset now)
    {
        var record = Of(source, errors, raw, now, id ?? "", raw);
        (record.RowKey, record.Known) = (id, known);
        return record;
    }

    public static ImportProblem Future(string file, long line) => new(ImportSeverity.Error, "event.future", file, line, null, "time",
        new("Событие из будущего: его время позже текущего больше чем на 5 минут.", "An event from the future: its time is more than 5 minutes ahead of the clock."),
        new("Проверьте часы и часовой пояс источника; верное время пришлите ещё раз.", "Check the clock and time zone of the source and send the right time again."));

    public static List<ImportProblem> Errors(IEnumerable<ImportProblem> problems) => [.. problems.Where(p => p.Severity == ImportSeverity.Error)];

    private static QuarantinedRecord OfRow(
        Guid run, string source, string mapping, string part, MappedRow row, IReadOnlyList<ImportProblem> errors, Guid? known, DateTimeOffset now)
    {
        var record = Of(source, errors, row.Raw, now, part, row.RowKey, row.ContentHash);
        (record.Import, record.Mapping, record.Part, record.RowKey, record.Known, record.Line, record.Offset) = (run, mapping, part, row.RowKey, known, row.Line, row.Offset);
        return record;
    }

    /// <summary>The first error is the reason; the others are named in the message.</summary>
    private static QuarantinedRecord Of(string source, IReadOnlyList<ImportProblem> errors, string? raw, DateTimeOffset now, params ReadOnlySpan<string> identity)
    {
        var first = errors[0];
        return new()
        {
            Id = Key.Of([source, first.Code, .. identity]), Source = source, File = first.File, Line = first.Line > 0 ? first.Line : null, Field = first.Field, Reason = first.Code,
            MessageRu = string.Join(" ", errors.Select(e => e.Message.Ru)), MessageEn = string.Join(" ", errors.Select(e => e.Message.En)),
            RemedyRu = first.Remedy.Ru, RemedyEn = first.Remedy.En, Raw = raw, At = now,
        };
    }
}
