using System.Text;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;

namespace ClinicFlow.Intake.Quarantine;

/// <summary>Reads refused events of the API again.</summary>
public sealed class ReplayEvents(WriteQueue queue, ClinicOptions options)
{
    public async Task Try(IReadOnlyList<QuarantinedRecord> records, Replay replay)
    {
        foreach (var record in records) await Try(record, replay);
    }

    private async Task Try(QuarantinedRecord record, Replay replay)
    {
        var read = CloudEventReader.Read(Encoding.UTF8.GetBytes(record.Raw ?? ""), CloudEventReader.Single)[0];
        var errors = OutsideEvents.Errors(read);
        var patient = await queue.Write(Writer.Person, session =>
        {
            var now = options.Clock.GetUtcNow();
            if (errors.Count > 0 || read.Event is not { } e)
            {
                QuarantineStore.StillRefused(session, record.Id, errors);
                return (Guid?)null;
            }
            if (e.Event.Id == record.RowKey && OutsideEvents.HeadOf(session, e.Event.Source, e.Event.Id) != record.Known)
                return QuarantineStore.Close(session, record.Id, QuarantineActs.Superseded, replay.By, now) ? Guid.Empty : null;
            if (!replay.Tried.Add((e.Event.Source, e.Event.Id))) return null;
            if (new IntakeWriter(session, now, options.AsOf).Write([e])[0].Status == AppendStatus.Quarantined)
            {
                QuarantineStore.StillRefused(session, record.Id, [QuarantineWriter.Future("request", 0)]);
                return null;
            }
            QuarantineStore.LaterOnesStay(session, record, OutsideEvents.HeadOf(session, e.Event.Source, e.Event.Id));
            QuarantineStore.Close(session, record.Id, QuarantineActs.Replayed, replay.By, now);
            return e.Event.Type.OfPatient ? Key.Patient(e.Event.Subject) : Guid.Empty;
        });
        if (patient is null) return;
        replay.Accepted++;
        if (patient != Guid.Empty) replay.Touched.Add(patient.Value);
    }
}
