using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Quarantine;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Intake.Erasure;

/// <summary>What was emptied.</summary>
public sealed record ErasureView(Guid Patient, DateTimeOffset AskedAt, int Notes, int QuarantinedRecords, int QuarantineActs, int UploadedRows);

/// <summary>
/// Forgets who a patient is: name and contacts, notes, refused records with what people did about them, rows of uploaded files.
/// What happened stays, without saying to whom. It can be cut short anywhere and is then done again from its beginning: the name
/// by which the traces are found goes last.
/// </summary>
public sealed class ErasePatient(IDbContextFactory<ClinicContext> contexts, WriteQueue queue, Processor processor, RedactUploads uploads, TimeProvider clock)
{
    /// <summary>Says that the patient is to be forgotten, and forgets.</summary>
    public async Task<Answer<ErasureView>> Handle(Guid patient, Viewer viewer, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var row = await context.Patients.AsNoTracking().FirstOrDefaultAsync(p => p.Id == patient, cancel);
        if (row is null || !viewer.Sees(row.Location)) return Refusal.NotFound;
        var now = Microseconds.Cut(clock.GetUtcNow());
        await queue.Write(Writer.Person, session =>
        {
            new IntakeWriter(session, now, heldBack: false).Write([new(new JourneyEvent("clinicflow", $"erased-{patient:N}", row.Subject, now, new PatientErased()))]);
            processor.FoldNow(session, [patient]);
        });
        return await Perform(patient, row.Subject, cancel);
    }

    /// <summary>Whatever is asked for and not done: by another system's event, or cut short.</summary>
    public async Task<int> PerformAll(CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var asked = await context.Erasures.AsNoTracking().Where(e => e.DoneAt == null).ToListAsync(cancel);
        foreach (var one in asked) await Perform(one.Patient, one.Subject, cancel);
        return asked.Count;
    }

    private async Task<ErasureView> Perform(Guid patient, string subject, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var person = await context.Persons.AsNoTracking().FirstOrDefaultAsync(p => p.Id == patient, cancel);
        var traces = new PatientTraces(subject, person?.Name, person?.Phone, person?.Email, person?.Card);
        var rows = uploads.Redact(traces);
        var now = Microseconds.Cut(clock.GetUtcNow());
        return await queue.Write(Writer.Person, session =>
        {
            var (records, acts) = Quarantined(session, traces, now);
            var notes = session.Execute("UPDATE note SET text = NULL WHERE patient = @p0 AND text IS NOT NULL", patient);
            session.Execute("UPDATE person SET name = NULL, folded_name = NULL, phone = NULL, phone_digits = NULL, email = NULL, card = NULL, birth_year = NULL WHERE id = @p0", patient);
            session.Execute("UPDATE erasure SET done_at = @p0 WHERE patient = @p1", now, patient);
            return new ErasureView(patient, now, notes, records, acts, rows);
        });
    }

    /// <summary>Refused records lose what they said, and the sentence that may quote it; open ones are over. So do the words of the acts about them.</summary>
    private static (int Records, int Acts) Quarantined(WriteSession session, PatientTraces traces, DateTimeOffset now)
    {
        var records = Matching(session, "SELECT id, raw FROM quarantine WHERE raw IS NOT NULL", traces);
        var acts = Matching(session, "SELECT id, text FROM quarantine_act WHERE text IS NOT NULL", traces);
        var emptied = acts.Count(act => session.Execute("UPDATE quarantine_act SET text = NULL WHERE id = @p0", act) > 0);
        foreach (var record in records.Union(acts.Select(act => RecordOf(session, act))))
        {
            emptied += session.Execute("UPDATE quarantine_act SET text = NULL WHERE record = @p0 AND text IS NOT NULL", record);
            session.Execute("UPDATE quarantine SET raw = NULL, message_ru = @p0, message_en = @p1, remedy_ru = NULL, remedy_en = NULL WHERE id = @p2",
                "Запись стёрта вместе с данными пациента.", "The record was erased with the patient's data.", record);
            if (session.Execute("UPDATE quarantine SET status = @p0 WHERE id = @p1 AND status = @p2", (int)QuarantineStatus.Dismissed, record, (int)QuarantineStatus.Open) > 0)
                QuarantineActs.Note(session, record, QuarantineActs.Erased, "erasure", null, now);
        }
        return (records.Count, emptied);
    }

    private static List<Guid> Matching(WriteSession session, string sql, PatientTraces traces)
    {
        var found = new List<Guid>();
        using var reader = session.Query(sql);
        while (reader.Read())
            if (traces.In(reader.GetString(1))) found.Add(session.Database.ReadKey(reader, 0));
        return found;
    }

    private static Guid RecordOf(WriteSession session, Guid act)
    {
        using var reader = session.Query("SELECT record FROM quarantine_act WHERE id = @p0", act);
        reader.Read();
        return session.Database.ReadKey(reader, 0);
    }
}
