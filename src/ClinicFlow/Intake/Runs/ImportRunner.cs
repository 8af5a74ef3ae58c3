using ClinicFlow.Clinic;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Intake.Quarantine;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;

namespace ClinicFlow.Intake.Runs;

/// <summary>
/// Runs an import: rows → events → log, a batch a transaction together with its checkpoint, then the folds. Killed at any
/// moment and started again it goes on at the checkpoint; repeated, it has no effect.
/// </summary>
public sealed class ImportRunner(Database database, WriteQueue queue, ClinicStore clinic, Processor processor, ClinicOptions options)
{
    private const int RowsASlice = 40, SlicesAhead = 50;
    /// <summary>Folding follows appending after this many events and each time they have doubled: a long import shows itself while it runs, and nobody is folded often.</summary>
    private const int FoldAfter = 400_000;
    private readonly TimeProvider clock = options.Clock;

    /// <summary>What the process that runs an import holds: it tells a run that goes on from one that was killed.</summary>
    public static string Lock(Guid run) => $"import-{run:N}";

    /// <param name="id">A run that was written down before, to be begun or taken up.</param>
    /// <param name="held">The run's <see cref="Lock"/> where the caller holds it already.</param>
    public async Task<ImportSummary> Run(ImportRequest request, Action<ImportProgress>? progress = null, CancellationToken cancel = default, Guid? id = null, IDisposable? held = null)
    {
        var named = id ?? await ImportRunStore.FindOrCreate(queue, request, clock.GetUtcNow());
        using var mine = held ?? database.TryHold(Lock(named)) ?? throw new IOException("This import is already running in another process.");
        var run = await ImportRunStore.Begin(queue, named, request, RunFiles.Fingerprint(request.Plan, request.Folder));
        var summary = run.Done;
        var started = clock.GetTimestamp();
        try
        {
            await Declare(request);
            using var mapper = new RowMapper(request.Plan, request.Folder);
            await queue.Write(Writer.Background, session => ImportRunStore.Announce(session, run, RunFiles.Parts(request.Plan, mapper, request.Folder)));
            await Tell(run, request, summary, mapper.Problems, again: run.Resumed);
            foreach (var part in mapper.Parts) await Read(run, request, mapper, part, summary, progress, started, cancel);
            progress?.Invoke(new ImportProgress("", 1, 1, summary, "fold"));
            summary.PatientsFolded += await processor.FoldPending(cancel: cancel);
            summary.Seconds = clock.GetElapsedTime(started).TotalSeconds;
            await queue.Write(Writer.Background, session => ImportRunStore.Count(session, run, summary));
            await ImportRunStore.Finish(queue, run.Id, ImportStatus.Done, clock.GetUtcNow());
            return summary;
        }
        catch (Exception error) when (error is not ImportTakenUpException)
        {
            var interrupted = error is OperationCanceledException;
            await TryFinish(run, interrupted ? ImportStatus.Interrupted : ImportStatus.Failed, interrupted ? null : error);
            throw;
        }
    }

    private async Task TryFinish(RunningImport run, ImportStatus status, Exception? error)
    {
        // The disk may be full: then the run stays "running" and is taken up at its checkpoint by the next start.
        try { await ImportRunStore.Finish(queue, run.Id, status, clock.GetUtcNow(), error); }
        catch (System.Data.Common.DbException) { }
    }

    /// <summary>Locations that the mapping names, and the source with its go-live date.</summary>
    private async Task Declare(ImportRequest request)
    {
        await queue.Write(Writer.Background, session =>
        {
            Declare(session, request.Plan.Entries, request.Plan.TimeZone);
            ClinicRegister.AddSource(session, request.Plan.Source, request.GoLive ?? request.Plan.GoLive ?? clock.GetUtcNow());
        });
        clinic.Reload();
    }

    private static void Declare(WriteSession session, IEnumerable<ClinicEntry> entries, string zone)
    {
        foreach (var entry in entries)
            if (entry.Kind == "location") ClinicRegister.AddLocation(session, entry.Id, entry.Name.Ru, entry.TimeZone ?? zone);
    }

    private async Task Read(
        RunningImport run, ImportRequest request, RowMapper mapper, string part, ImportSummary summary, Action<ImportProgress>? progress, long started, CancellationToken cancel)
    {
        using var file = mapper.Open(part);
        var checkpoint = await ImportRunStore.Checkpoint(queue, run, part);
        await Tell(run, request, summary, file.Problems, again: checkpoint.Offset > 0);
        if (!file.Usable) return;
        var folded = summary.Events;
        using var slices = new SlicesOfRows(() => file.Rows(new CsvPosition(checkpoint.Offset, checkpoint.Line)), RowsASlice, SlicesAhead, cancel);
        while (await slices.Wait())
        {
            summary.Seconds = clock.GetElapsedTime(started).TotalSeconds;
            var began = clock.GetTimestamp();
            var last = await Store(run, request, part, slices, summary);
            await queue.Rest(clock.GetElapsedTime(began), cancel);
            progress?.Invoke(new ImportProgress(file.File, file.Length, last.NextOffset, summary, "read"));
            cancel.ThrowIfCancellationRequested();
            if (summary.Events - folded < Math.Max(FoldAfter, folded)) continue;
            clinic.Reload();
            summary.PatientsFolded += await processor.FoldPending(cancel: cancel);
            folded = summary.Events;
        }
        await queue.Write(Writer.Background, session => QuarantineStore.Supersede(session, run.Id, request.Plan.Source, part, file.File, clock.GetUtcNow()));
        clinic.Reload();
    }

    /// <summary>Stores as many slices in a transaction as its time allows and until a person waits, with the checkpoint.</summary>
    /// <returns>The last row stored.</returns>
    private Task<MappedRow> Store(RunningImport run, ImportRequest request, string part, SlicesOfRows slices, ImportSummary summary) => queue.Write(Writer.Background, session =>
    {
        var (rows, last, started) = (0, default(MappedRow), clock.GetTimestamp());
        while ((last is null || !queue.SomebodyWaits && clock.GetElapsedTime(started) < queue.Budget) && slices.Next() is { } slice)
        {
            var batch = new RowBatch(request.Plan.Source, request.Mapping, part, run.Id, options.AsOf, clock.GetUtcNow());
            Declare(session, slice.SelectMany(r => r.Entries), request.Plan.TimeZone);
            batch.Write(session, slice);
            QuarantineWriter.Keep(session, batch.Refused);
            batch.AddTo(summary);
            rows += slice.Count;
            last = slice[^1];
        }
        ImportRunStore.Advance(session, run, part, last!.Next, rows, summary);
        return last;
    });

    /// <summary>Problems of whole files go to quarantine too, so that nobody has to read a log to learn of them.</summary>
    private async Task Tell(RunningImport run, ImportRequest request, ImportSummary summary, IReadOnlyList<ImportProblem> problems, bool again)
    {
        var errors = QuarantineWriter.Errors(problems);
        if (errors.Count == 0 || again) return;
        foreach (var problem in errors) summary.Quarantine(problem.Code);
        await queue.Write(Writer.Background, session =>
        {
            QuarantineWriter.Keep(session, errors.Select(p => QuarantineWriter.OfFile(run.Id, request.Plan.Source, request.Mapping, p, clock.GetUtcNow())));
            ImportRunStore.Count(session, run, summary);
        });
    }
}
