using System.Text.Json;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Studio.Views;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Publishing.Consequences;

/// <summary>
/// Finds what a text would bring about: every patient's stored state is folded forward by it and by what is in force, beside the
/// work and without writing. What is known of the same text over the same version is not computed again for an hour.
/// </summary>
public sealed class FindConsequences(
    IDbContextFactory<ClinicContext> contexts, Database database, WriteQueue queue, ClinicStore clinic, WorkflowCounts counts, TimeProvider clock, ILogger<FindConsequences> log)
{
    private const int AtOnce = 256;
    private static readonly TimeSpan Good = TimeSpan.FromHours(1), Still = TimeSpan.FromMinutes(1);
    private static readonly string[] Columns = ["id", "based_on", "begun_at", "done", "finished_at", "kind", "name", "patients", "result", "seen_at"];

    /// <summary>Begins beside the request, if it is not known and not under way; answers how far it is.</summary>
    public async Task<ConsequencesView> Begin(string kind, string name, string text, CancellationToken cancel)
    {
        var (row, begins) = await Row(kind, name, text, cancel);
        if (begins) _ = Task.Run(async () =>
        {
            try { await Run(row, text, CancellationToken.None); }
            catch (Exception error) { log.LogError(error, "What {Name} would bring about could not be found", name); }
        }, CancellationToken.None);
        return await View(row, cancel);
    }

    /// <summary>The same, and waits for it.</summary>
    public async Task<ConsequencesView> Find(string kind, string name, string text, CancellationToken cancel)
    {
        var (row, begins) = await Row(kind, name, text, cancel);
        if (begins) await Run(row, text, cancel);
        return await View(row, cancel);
    }

    public async Task<ConsequencesView?> Read(Guid id, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.DefinitionConsequences.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel) is { } row ? await View(row, cancel) : null;
    }

    private async Task<(DefinitionConsequences Row, bool Begins)> Row(string kind, string name, string text, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var now = Microseconds.Cut(clock.GetUtcNow());
        var inForce = (await context.Definitions.AsNoTracking().Where(d => d.Kind == kind && d.Name == name).ToListAsync(cancel)).InForceAt(now)?.Version ?? 0;
        var id = Key.Of("consequences", kind, name, DefinitionStore.HashOf(text.ReplaceLineEndings("\n")), inForce.ToString());
        var known = await context.DefinitionConsequences.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel);
        if (known is not null && (known.FinishedAt > now - Good || known.FinishedAt is null && known.SeenAt > now - Still)) return (known, false);
        var row = new DefinitionConsequences { Id = id, Kind = kind, Name = name, BasedOn = inForce, BegunAt = now, SeenAt = now, Patients = await context.PatientStates.CountAsync(cancel) };
        await Keep(row);
        return (row, true);
    }

    private async Task Run(DefinitionConsequences row, string text, CancellationToken cancel)
    {
        using var reading = new WriteSession(database, database.Open());
        var (now, model) = (clock.GetUtcNow(), clinic.Current(reading));
        var compared = new CompareFolds(model, model with { Definitions = model.Definitions.With(row.Kind, row.Name, text, now) }, now);
        var told = clock.GetTimestamp();
        for (var last = Guid.Empty; States(reading, ref last) is { Count: > 0 } states;)
        {
            cancel.ThrowIfCancellationRequested();
            states.AsParallel().WithDegreeOfParallelism(queue.PeopleAbout ? 1 : Environment.ProcessorCount).ForAll(compared.Look);
            row.Done += states.Count;
            if (clock.GetElapsedTime(told) < TimeSpan.FromSeconds(1)) continue;
            (told, row.SeenAt) = (clock.GetTimestamp(), clock.GetUtcNow());
            await Keep(row);
        }
        var running = row.Kind == DefinitionKinds.Workflow ? (await counts.Of(row.Name, cancel)).Sum(c => c.Value.Here) : 0;
        (row.FinishedAt, row.Result) = (Microseconds.Cut(clock.GetUtcNow()), JsonSerializer.Serialize(compared.Found(running), JsonSerializerOptions.Web));
        await Keep(row);
    }

    private static List<byte[]> States(WriteSession reading, ref Guid last)
    {
        var states = new List<byte[]>(AtOnce);
        using var rows = reading.Query("SELECT patient, state FROM patient_state WHERE patient > @p0 ORDER BY patient LIMIT @p1", last, AtOnce);
        while (rows.Read())
        {
            last = reading.Database.ReadKey(rows, 0);
            states.Add(rows.GetFieldValue<byte[]>(1));
        }
        return states;
    }

    private Task Keep(DefinitionConsequences r) => queue.Write(Writer.Person, session => session.Insert("definition_consequences", Columns,
        [[r.Id, r.BasedOn, r.BegunAt, r.Done, r.FinishedAt, r.Kind, r.Name, r.Patients, r.Result, r.SeenAt]], WriteSession.Replacing("id", Columns[1..])));

    private async Task<ConsequencesView> View(DefinitionConsequences row, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var settings = await StudioSettings.Read(context, cancel);
        var found = row.Result is null ? null : JsonSerializer.Deserialize<ConsequencesFound>(row.Result, JsonSerializerOptions.Web);
        return new(row.Id, row.FinishedAt is not null || row.Patients == 0 ? 1 : Math.Min(1, (double)row.Done / row.Patients), row.Patients, row.BegunAt, row.FinishedAt, found, settings.Approval || found?.Share > settings.ConfirmShare);
    }
}
