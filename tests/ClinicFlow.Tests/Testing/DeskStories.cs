using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Platform.Access;
using ClinicFlow.Work;
using ClinicFlow.Work.Lists;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Testing;

/// <summary>Patients of the recall desk, and the agents who call them.</summary>
public static class DeskStories
{
    public static readonly Viewer
        Olga = new("olga", "Орлова Ольга Ивановна", Roles.Agent, "A1", null), Pavel = new("pavel", "Петров Павел Ильич", Roles.Agent, "A2", null);

    /// <summary>Three visits, the last one that many days ago; nothing is open and nothing booked: asleep from seven months on.</summary>
    public static async Task Visits(this TestClinic clinic, string patient, int lastDaysAgo = 260, string? household = null, string? phone = "+79035124018", string location = "centre", int birthYear = 1968)
    {
        var story = new List<(DateTimeOffset, EventData)>();
        foreach (var (days, n) in new[] { (lastDaysAgo + 240, 1), (lastDaysAgo + 120, 2), (lastDaysAgo, 3) })
        {
            var (at, visit) = (clinic.Now.AddDays(-days), $"V{n}-{patient}");
            if (n == 1) story.Add((at.AddDays(-2), new PatientRegistered { Location = location }));
            if (n == 1 && household is not null) story.Add((at.AddDays(-2), new HouseholdLinked { Household = household, Relation = "мать" }));
            story.Add((at.AddDays(-1), new AppointmentBooked { Appointment = visit, Start = at, Location = location, Staff = "D1", Specialty = "hygiene" }));
            story.Add((at, new AppointmentArrived { Appointment = visit, Location = location }));
            story.Add((at.AddMinutes(30), new AppointmentCompleted { Appointment = visit, Outcome = "treated" }));
        }
        await clinic.Add(new Person { Id = Key.Patient(patient), Name = $"Михайлов Виктор {patient}", Phone = phone, Card = "К-" + patient, BirthYear = birthYear });
        await clinic.Tell(patient, [.. story]);
    }

    /// <summary>A lead of a moment ago, not answered yet.</summary>
    public static async Task Lead(this TestClinic clinic, string patient, string location = "centre")
    {
        await clinic.Add(new Person { Id = Key.Patient(patient), Name = $"Зотова Елена {patient}", Phone = "+79161112233" });
        await clinic.Tell(patient, (clinic.Now.AddMinutes(-2), new LeadReceived { Lead = "L-" + patient, Location = location, Channel = "form" }));
    }

    public static Task Consent(this TestClinic clinic, string patient, string purpose, string channel, bool given) => clinic.Tell(patient,
        (clinic.Now.AddMinutes(-1), given ? new ConsentGiven { Purpose = purpose, Channel = channel } : new ConsentWithdrawn { Purpose = purpose, Channel = channel }));

    public static async Task<WorkItem> ItemOf(this TestClinic clinic, string patient, string reason = "rule:recall-sleeping/invite") =>
        await clinic.Read(c => c.WorkItems.AsNoTracking().Where(i => i.Patient == Key.Patient(patient) && i.Reason == reason).OrderByDescending(i => i.Occurrence).FirstAsync());

    public static Task<WorkPage> Work(this TestClinic clinic, Viewer viewer, WorkQuery? query = null)
    {
        clinic.Get<FoundItems>().Forget();
        return clinic.Get<ListWork>().Handle(query ?? new WorkQuery(), viewer);
    }

    public static Task<WorkPage> Desk(this TestClinic clinic, Viewer viewer, string tab = Lanes.Now) => clinic.Work(viewer, new WorkQuery { Patients = true, Tab = tab });

    public static async Task Agents(this TestClinic clinic) => await clinic.Add(TestClinic.User(Olga), TestClinic.User(Pavel));

    /// <summary>The MIS was heard just now.</summary>
    public static Task Heard(this TestClinic clinic) => clinic.Read(c => c.Sources.ExecuteUpdateAsync(s => s.SetProperty(x => x.LastReceivedAt, clinic.Now)));
}
