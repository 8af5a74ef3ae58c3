using ClinicFlow.Clinic;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Intake.Runs;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Intake.Quarantine;

/// <summary>Where refused rows came from, opened again under the mapping as it is now; or why it can't be.</summary>
public sealed class RowSource(Guid run, string name, ImportPlan? plan, RowMapper? mapper, MappedFile? file, IReadOnlyList<ImportProblem> problems) : IDisposable
{
    public Guid Run => run;
    public string Name => name;
    public ImportPlan? Plan => plan;
    public MappedFile? File => file is { Usable: true } ? file : null;
    public IReadOnlyList<ImportProblem> Problems => problems;

    public void Dispose()
    {
        file?.Dispose();
        mapper?.Dispose();
    }
}

/// <summary>Maps refused rows again, as they came or as somebody mended them.</summary>
public sealed class ReplayRows(WriteQueue queue, MappingStore mappings, IDbContextFactory<ClinicContext> contexts, ClinicOptions options)
{
    /// <summary>Cut when it was kept: what is left of it may look like a whole row and must not be taken for one.</summary>
    private const int KeptOfRaw = 1 << 16;

    public async Task<RowSource> Open(Guid? import, string mapping, string? part, string? file, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var run = await context.ImportRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == import, cancel);
        var reading = mappings.Resolve(mapping) is { } text ? MappingReader.Read(text, mapping) : null;
        if (reading?.Plan is not { } plan) return Closed(run, mapping, reading is null ? [Gone(mapping)] : QuarantineWriter.Errors(reading.Problems));
        if (run is null || !Directory.Exists(run.Folder)) return Closed(run, mapping, [Gone(file ?? mapping)]);
        var mapper = new RowMapper(plan, run.Folder);
        var opened = part is not null && mapper.Parts.Contains(part) ? mapper.Open(part) : null;
        return new RowSource(run.Id, mapping, plan, mapper, opened, opened is null ? [Gone(file ?? mapping)] : QuarantineWriter.Errors(opened.Problems));
    }

    public async Task Try(RowSource source, IReadOnlyList<QuarantinedRecord> records, Replay replay)
    {
        var mapped = records.Where(r => r.Raw is not null).Select(r => (Record: r, Row: source.File?.Map(r.Raw!, r.Line ?? 0, r.Offset ?? 0))).ToList();
        var accepted = await queue.Write(Writer.Person, session => Store(session, source, mapped, replay));
        foreach (var row in accepted)
        {
            replay.Accepted++;
            foreach (var e in row?.Events ?? [])
                if (e.Event.Type.OfPatient) replay.Touched.Add(Key.Patient(e.Event.Subject));
        }
    }

    /// <returns>The rows of the records that left quarantine.</returns>
    private List<MappedRow?> Store(WriteSession session, RowSource source, List<(QuarantinedRecord Record, MappedRow? Row)> mapped, Replay replay)
    {
        var now = options.Clock.GetUtcNow();
        var accepted = new List<MappedRow?>();
        foreach (var (record, row) in mapped)
        {
            if (Errors(source, record, row) is { Count: > 0 } errors) QuarantineStore.StillRefused(session, record.Id, errors);
            else if (IsOver(session, source, record, row!)) Close(record, null, QuarantineActs.Superseded);
            else if (!replay.Tried.Add(($"{record.Source}/{record.Part}", row!.RowKey))) continue;
            else if (Take(session, source, row!, now) is { } refused) QuarantineStore.StillRefused(session, record.Id, [refused]);
            else
            {
                QuarantineStore.LaterOnesStay(session, record, QuarantineStore.ContentOf(session, source.Plan!.Source, source.File!.Part, row.RowKey));
                Close(record, row, QuarantineActs.Replayed);
            }
        }
        return accepted;

        void Close(QuarantinedRecord record, MappedRow? row, string kind)
        {
            if (QuarantineStore.Close(session, record.Id, kind, replay.By, now)) accepted.Add(row);
        }
    }

    private static IReadOnlyList<ImportProblem> Errors(RowSource source, QuarantinedRecord record, MappedRow? row)
    {
        if (source.File is null) return source.Problems;
        if (row is null) return [Blank(record)];
        if (record.Raw!.Length == KeptOfRaw) return row.Quarantined ? QuarantineWriter.Errors(row.Problems) : [CutShort(record)];
        return QuarantineWriter.Errors(row.Problems);
    }

    /// <summary>The row was taken since in other words, which are newer.</summary>
    private static bool IsOver(WriteSession session, RowSource source, QuarantinedRecord record, MappedRow row) =>
        row.RowKey == record.RowKey && QuarantineStore.ContentOf(session, source.Plan!.Source, source.File!.Part, row.RowKey) != record.Known;

    /// <returns>Why the row can't be taken even now.</returns>
    private ImportProblem? Take(WriteSession session, RowSource source, MappedRow row, DateTimeOffset now)
    {
        foreach (var entry in row.Entries)
            if (entry.Kind == "location") ClinicRegister.AddLocation(session, entry.Id, entry.Name.Ru, entry.TimeZone ?? source.Plan!.TimeZone);
        var batch = new RowBatch(source.Plan!.Source, source.Name, source.File!.Part, source.Run, options.AsOf, now);
        batch.Write(session, [row]);
        return batch.Refused.Count > 0 ? QuarantineWriter.Future(row.File, row.Line) : null;
    }

    private static RowSource Closed(ImportRun? run, string mapping, IReadOnlyList<ImportProblem> problems) => new(run?.Id ?? Guid.Empty, mapping, null, null, null, problems);

    private static ImportProblem Gone(string what) => new(ImportSeverity.Error, "file.missing", what, 0, null, null,
        new($"«{what}» больше нет на месте: строку не с чем сверить.", $"'{what}' is not there any more: the row can't be read without it."),
        new("Импортируйте файл ещё раз.", "Import the file again."));

    private static ImportProblem Blank(QuarantinedRecord record) => new(ImportSeverity.Error, "row.blank", record.File ?? "", record.Line ?? 0, null, null,
        new("Строка пустая.", "The row is empty."), new("Впишите строку или отклоните её.", "Write the row or dismiss it."));

    private static ImportProblem CutShort(QuarantinedRecord record) => new(ImportSeverity.Error, "row.too-long", record.File ?? "", record.Line ?? 0, null, null,
        new("Сохранено только начало записи.", "Only the beginning of the record was kept."), new("Исправьте её в файле и импортируйте файл ещё раз.", "Mend it in the file and import the file again."));
}
