using System.Text.Json;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Intake.Quarantine;
using ClinicFlow.Intake.Runs;

namespace ClinicFlow.Intake.Api;

public sealed record ImportFileView(string File, long Rows, long Bytes, long BytesRead);

/// <summary>A run as the list of imports shows it.</summary>
public sealed record ImportView(
    Guid Id, string Mapping, string Source, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, ImportStatus Status, string? By, IReadOnlyList<ImportFileView> Files,
    long Rows, long Events, long Accepted, long Duplicates, long Corrected, long Retracted, long Future, IReadOnlyDictionary<string, long> Quarantined,
    double RowsPerSecond, double EventsPerSecond, LocalizedText? Error)
{
    public static ImportView Of(ImportRun r, IEnumerable<ImportFile> files, bool alive) => new(
        r.Id, r.Mapping, r.Source, r.StartedAt, r.FinishedAt, r.Status == ImportStatus.Running && !alive ? ImportStatus.Interrupted : r.Status, r.By,
        [.. files.OrderBy(f => f.File, StringComparer.Ordinal).Select(f => new ImportFileView(f.File, f.Rows, f.Bytes, r.Status == ImportStatus.Done ? f.Bytes : f.Offset))],
        r.Rows, r.Events, r.Accepted, r.Duplicates, r.Corrected, r.Retracted, r.Future, JsonSerializer.Deserialize<SortedDictionary<string, long>>(r.Quarantined)!,
        r.RowsPerSecond, r.EventsPerSecond, r.ErrorRu is null ? null : new LocalizedText(r.ErrorRu, r.ErrorEn ?? r.ErrorRu));
}

public sealed record ImportList(IReadOnlyList<ImportView> Rows);
public sealed record UploadedFile(string File, long Bytes, string Encoding, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Sample);
public sealed record UploadView(string Upload, IReadOnlyList<UploadedFile> Files);
public sealed record MappingRow(string Name, string Source, bool Shipped, IReadOnlyList<string> Files);
public sealed record MappingList(IReadOnlyList<MappingRow> Rows);
public sealed record MappingView(string Name, string Text, string Etag);
public sealed record MappingText(string Text);
public sealed record MappingSaved(string Name, IReadOnlyList<ImportProblem> Problems);
public sealed record PreviewRequest(string? Upload, string? Mapping, string? Text, int? Rows);
public sealed record PreviewEvent(string Type, string Id, string Subject, DateTimeOffset Time, object Data, object? Person, string? Note);
public sealed record PreviewRow(long Line, string Key, IReadOnlyList<PreviewEvent> Events, IReadOnlyList<ImportProblem> Problems);
public sealed record PreviewFile(string File, IReadOnlyList<PreviewRow> Rows, IReadOnlyList<string> UnusedColumns);
public sealed record Preview(IReadOnlyList<ImportProblem> Problems, IReadOnlyList<PreviewFile> Files);
public sealed record StartRequest(string? Upload, string? Mapping, string? Text, DateOnly? GoLive);
public sealed record Started(Guid Id);

/// <summary>A refused record as quarantine shows it.</summary>
public sealed record QuarantineView(
    Guid Id, Guid? Import, string Source, string? File, long? Line, long? Offset, string? Field, string Reason, LocalizedText Message, LocalizedText? Remedy,
    string? Raw, DateTimeOffset At, QuarantineStatus Status)
{
    public static QuarantineView Of(QuarantinedRecord r) => new(
        r.Id, r.Import, r.Source, r.File, r.Line, r.Offset, r.Field, r.Reason, new(r.MessageRu, r.MessageEn), r.RemedyRu is null ? null : new(r.RemedyRu, r.RemedyEn ?? r.RemedyRu), r.Raw, r.At, r.Status);
}

public sealed record QuarantinePage(int Total, IReadOnlyDictionary<string, int> Reasons, IReadOnlyList<QuarantineView> Rows);
public sealed record MendRequest(string? Raw);
public sealed record DismissRequest(string? Reason);
public sealed record ReplayRequest(IReadOnlyList<Guid>? Ids, Guid? Import, string? Reason);
