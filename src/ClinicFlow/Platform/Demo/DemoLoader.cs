using System.Text.Json;
using ClinicFlow.Clinic;
using ClinicFlow.Clinic.Calendar;
using ClinicFlow.Intake;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.Demo;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Demo;

/// <summary>Fills an empty data folder with the demo clinic, through the same door as every event; goes on where it was cut short.</summary>
public sealed class DemoLoader(
    WriteQueue queue, ClinicStore clinic, Processor processor, IDbContextFactory<ClinicContext> contexts, ClinicOptions options, DemoProgress progress)
{
    private const int PatientsABatch = 50;
    private readonly TimeProvider clock = options.Clock;

    public async Task Load(int patients, CancellationToken cancel)
    {
        var started = await StartedAt();
        var demo = DemoClinic.Plan(new DemoOptions { Patients = patients, Now = started });
        await Accounts(cancel);
        await queue.Write(Writer.Background, session => Clinic(session, demo, started));
        clinic.Reload();
        await Patients(demo, started, cancel);
        await new DemoActs(queue, processor, contexts, clock).Perform(cancel);
        await processor.FoldDue(cancel: cancel);
        progress.Finish();
    }

    /// <summary>The demo is relative to the day on which it was first made; a restart tells the same story on.</summary>
    private Task<DateTimeOffset> StartedAt() => queue.Write(Writer.Background, session =>
    {
        if (session.Scalar("SELECT value FROM setting WHERE name = 'demo-now'") is string known) return Microseconds.To(long.Parse(known));
        var now = Microseconds.Cut(clock.GetUtcNow());
        session.Insert("setting", ["name", "value"], [["demo-now", Microseconds.From(now).ToString()]]);
        return now;
    });

    private async Task Accounts(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (await context.Users.AnyAsync(u => u.Demo, cancel)) return;
        string? hash = null;
        foreach (var account in DemoAccounts.All)
        {
            var user = new ClinicUser
            {
                UserName = account.UserName, NormalizedUserName = account.UserName.ToUpperInvariant(), Role = account.Role, DisplayName = account.Name,
                Staff = account.Staff, Location = account.Location, Demo = true, SecurityStamp = Guid.NewGuid().ToString("N"),
            };
            // One password for all, so one hash: thirty would delay the first page by seconds.
            user.PasswordHash = hash ??= new PasswordHasher<ClinicUser>().HashPassword(user, account.Password);
            context.Users.Add(user);
        }
        await queue.Alone(Writer.Background, () => context.SaveChangesAsync(cancel));
    }

    private static void Clinic(WriteSession session, DemoClinic demo, DateTimeOffset now)
    {
        foreach (var location in demo.Locations)
            ClinicRegister.AddLocation(session, location.Id, location.Name, location.TimeZone, location.Curators, Calendar(location).ToJson());
        // A week of live work lies behind; what is older is the history of a clinic that has just begun to use the product.
        session.Insert("source", ["id", "go_live", "events"], [[DemoClinic.Source, now.AddDays(-90), 0L]], "ON CONFLICT DO NOTHING");
        new IntakeWriter(session, now, heldBack: false).Write([.. demo.ClinicEvents()]);
    }

    private static ClinicCalendar Calendar(DemoLocation location)
    {
        var week = location.Hours.GroupBy(h => h.Day).ToDictionary(g => g.Key.ToString().ToLowerInvariant(), g => g.Select(h => $"{h.Open:HH\\:mm}-{h.Close:HH\\:mm}").ToArray());
        return ClinicCalendar.FromJson(JsonSerializer.Serialize(new { timeZone = location.TimeZone, week }));
    }

    private async Task Patients(DemoClinic demo, DateTimeOffset now, CancellationToken cancel)
    {
        var truth = new DemoTruth();
        var done = await queue.Write(Writer.Background, s => s.Scalar("SELECT value FROM setting WHERE name = 'demo-patients'") is string n ? int.Parse(n) : 0);
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
                session.Insert("setting", ["name", "value"], [["demo-patients", (from + batch.Count).ToString()]], WriteSession.Replacing("name", ["value"]));
            });
            progress.Say(from * 100 / demo.Options.Patients, $"Пациенты: {from + batch.Count:N0} из {demo.Options.Patients:N0}", $"Patients: {from + batch.Count:N0} of {demo.Options.Patients:N0}");
        }
        await File.WriteAllTextAsync(Path.Combine(options.Data.Folder, "demo-truth.json"), JsonSerializer.Serialize(truth, Commands.Verb.Json), cancel);
    }
}
