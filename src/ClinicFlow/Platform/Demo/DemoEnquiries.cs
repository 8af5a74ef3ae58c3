using ClinicFlow.Intake;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.Demo;
using ClinicFlow.Platform.Data.HotPath;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Demo;

/// <summary>Somebody called from a phone that several patients share and said no name: a person has to decide whose enquiry it is.</summary>
public sealed class DemoEnquiries(WriteQueue queue, Processor processor, IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    private const int Enquiries = 3;

    public async Task Perform(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var shared = await (from person in context.Persons.AsNoTracking()
                            join patient in context.Patients.AsNoTracking() on person.Id equals patient.Id
                            where person.PhoneDigits != null && patient.Visits > 0
                            group patient by person.Phone into phone
                            where phone.Count() > 1
                            orderby phone.Key
                            select new { Phone = phone.Key, Location = phone.Min(p => p.Location) }).Take(Enquiries).ToListAsync(cancel);
        var now = Microseconds.Cut(clock.GetUtcNow());
        var said = shared.Select((s, i) => new IncomingEvent(
            new JourneyEvent(DemoClinic.Source, $"demo-enquiry-{i}", $"demo-enquiry-{i}", now.AddMinutes(-4 * (i + 1)), new LeadReceived { Lead = $"demo-enquiry-{i}", Location = s.Location, Channel = "phone" }),
            new PersonDetails { Phone = s.Phone })).ToList();
        await queue.Write(Writer.Background, session =>
        {
            if (session.Scalar("SELECT 1 FROM event_head WHERE key = @p0", Key.Of(DemoClinic.Source, "demo-enquiry-0")) is not null) return;
            new IntakeWriter(session, now, heldBack: false).Write(said);
            processor.FoldNow(session, said.Select(s => Key.Patient(s.Event.Subject)));
        });
    }
}
