using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Platform.Data.HotPath;

namespace ClinicFlow.Intake.Quarantine;

/// <summary>Keeps what can't be taken, as it came, with file, line, field, reason and remedy.</summary>
public static class QuarantineWriter
{
    private static readonly string[] Columns =
        ["id", "import", "source", "mapping", "file", "line", "\"offset\"", "field", "reason", "message_ru", "message_en", "remedy_ru", "remedy_en", "raw", "at", "status"];

    /// <summary>The same record with the same fault is kept once, however often it comes.</summary>
    public static void Keep(WriteSession session, IEnumerable<QuarantinedRecord> records) => session.Insert("quarantine", Columns,
        [.. records.DistinctBy(r => r.Id).Select(r => new object?[]
        {
            r.Id, r.Import, r.Source, r.Mapping, r.File, r.Line, r.Offset, r.Field, r.Reason, r.MessageRu, r.MessageEn, r.RemedyRu, r.RemedyEn, r.Raw, r.At, (int)r.Status,
        })], "ON CONFLICT DO NOTHING");

    /// <summary>A row: its first error is the reason; the others are named in the message.</summary>
    public static IEnumerable<QuarantinedRecord> OfRow(Guid run, string source, string mapping, string part, MappedRow row, DateTimeOffset now)
    {
        var errors = row.Problems.Where(p => p.Severity == ImportSeverity.Error).ToList();
        if (errors.Count == 0) yield break;
        var first = Of(source, first: errors[0], row.Raw, now, part, row.RowKey, row.ContentHash);
        first.Import = run;
        first.Mapping = mapping;
        first.Line = row.Line;
        first.Offset = row.Offset;
        first.MessageRu = string.Join(" ", errors.Select(e => e.Message.Ru));
        first.MessageEn = string.Join(" ", errors.Select(e => e.Message.En));
        yield return first;
    }

    public static QuarantinedRecord OfFile(Guid run, string source, string mapping, ImportProblem problem, DateTimeOffset now)
    {
        var record = Of(source, problem, null, now, problem.File, problem.Code, problem.Field ?? "");
        (record.Import, record.Mapping) = (run, mapping);
        return record;
    }

    public static QuarantinedRecord FutureEvent(Guid run, string source, string mapping, MappedRow row, string reason, DateTimeOffset now)
    {
        var problem = Future(row.File, row.Line);
        var record = Of(source, problem with { Code = reason }, row.Raw, now, row.File, row.RowKey, row.ContentHash);
        (record.Import, record.Mapping, record.Offset) = (run, mapping, row.Offset);
        return record;
    }

    public static ImportProblem Future(string file, long line) => new(ImportSeverity.Error, "event.future", file, line, null, "time",
        new("Событие из будущего: его время позже текущего больше чем на 5 минут.", "An event from the future: its time is more than 5 minutes ahead of the clock."),
        new("Проверьте часы и часовой пояс источника; верное время пришлите ещё раз.", "Check the clock and time zone of the source and send the right time again."));

    public static QuarantinedRecord Of(string source, ImportProblem first, string? raw, DateTimeOffset now, params ReadOnlySpan<string> identity) => new()
    {
        Id = Key.Of([source, first.Code, .. identity]), Source = source, File = first.File, Line = first.Line, Field = first.Field, Reason = first.Code,
        MessageRu = first.Message.Ru, MessageEn = first.Message.En, RemedyRu = first.Remedy.Ru, RemedyEn = first.Remedy.En, Raw = raw, At = now,
    };
}
