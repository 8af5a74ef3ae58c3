using ClinicFlow.Intake;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.Demo;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Demo;

/// <summary>Fills an empty data folder with the demo clinic, through the same door as every event; goes on where it was cut short.</summary>
public sealed class DemoLoader(
    WriteQueue queue, ClinicStore clinic, Processor processor, IDbContextFactory<ClinicContext> contexts, ClinicOptions options, DemoProgress progress)
{
    private const int PatientsABatch = 50;
    private readonly TimeProvider clock = options.Clock;

    /// <param name="patients">How many, where the folder does not say it.</param>
    public async Task Load(int patients, CancellationToken cancel)
    {
        var (started, of, done) = await queue.Write(Writer.Background, s => (DemoGround.StartedAt(s, clock), DemoGround.PatientsOf(s, patients), DemoGround.PatientsDone(s)));
        await DemoGround.Accounts(contexts, queue, cancel);
        if (done < of) await Tell(DemoClinic.Plan(new DemoOptions { Patients = of, Now = started }), started, done, cancel);
        await new DemoActs(queue, processor, contexts, clock).Perform(cancel);
        await processor.FoldDue(cancel: cancel);
    }

    private async Task Tell(DemoClinic demo, DateTimeOffset now, int done, CancellationToken cancel)
    {
        await queue.Write(Writer.Background, session => DemoGround.Lay(session, demo, now));
        clinic.Reload();
        var truth = new DemoTruth();
        for (var from = 0; from < demo.Options.Patients; from += PatientsABatch)
        {
            cancel.ThrowIfCancellationRequested();
            var batch = demo.Patients(from, Math.Min(PatientsABatch, demo.Options.Patients - from)).ToList();
            foreach (var patient in batch) truth.Add(patient);
            if (from + batch.Count <= done) continue;
            await queue.Write(Writer.Background, session =>
            {
                new IntakeWriter(session, now, heldBack: false).Write([.. batch.SelectMany(p => p.Events)]);
                processor.FoldNow(session, batch.Select(p => Key.Patient(p.Subject)));
                DemoGround.SayDone(session, from + batch.Count);
            });
            progress.Say(from * 100 / demo.Options.Patients, $"Пациенты: {from + batch.Count:N0} из {demo.Options.Patients:N0}", $"Patients: {from + batch.Count:N0} of {demo.Options.Patients:N0}");
        }
        await DemoGround.WriteTruth(options.Data, truth, cancel);
    }
}
