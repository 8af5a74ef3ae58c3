using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Journeys.Projection;
using ClinicFlow.Platform.Access;
using ClinicFlow.Work;
using ClinicFlow.Work.Queue;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Testing;

/// <summary>Short stories of patients, told as of the clinic's now.</summary>
public static class Stories
{
    /// <summary>A first visit, a plan of three steps, agreed that many days ago; nothing is booked.</summary>
    public static async Task AgreedPlan(this TestClinic clinic, string patient, int daysAgo, decimal price = 10_000, string location = "centre", string curator = "S1", string? household = null, string? specialty = null)
    {
        var agreed = clinic.Now.AddDays(-daysAgo);
        var plan = "P-" + patient;
        List<(DateTimeOffset, EventData)> story =
        [
            (agreed.AddDays(-1), new PatientRegistered { BirthYear = 1984, Location = location }),
            (agreed.AddDays(-1), new LeadReceived { Lead = "L-" + patient, Location = location }),
            (agreed.AddHours(-20), new AppointmentBooked { Appointment = "A-" + patient, Start = agreed.AddHours(-1), Location = location, Staff = "D1", Lead = "L-" + patient }),
            (agreed.AddHours(-1), new AppointmentArrived { Appointment = "A-" + patient, Location = location }),
            (agreed.AddMinutes(-20), new PlanIdentified { Plan = plan, Name = "Лечение", Location = location, Curator = curator, Specialty = specialty, Items = Steps(price) }),
            (agreed.AddMinutes(-10), new PlanProposed { Plan = plan }),
            (agreed.AddMinutes(-5), new AppointmentCompleted { Appointment = "A-" + patient, Outcome = "plan-needed" }),
            (agreed, new PlanAgreed { Plan = plan }),
        ];
        if (household is not null) story.Add((agreed.AddDays(-1), new HouseholdLinked { Household = household, Relation = "мать" }));
        await clinic.Add(new Person { Id = Key.Patient(patient), Name = $"Климова Вера {patient}", Phone = "+79990000000", Card = "К-" + patient });
        await clinic.Tell(patient, [.. story]);
    }

    public static async Task Book(this TestClinic clinic, string patient, DateTimeOffset start) =>
        await clinic.Tell(patient, (clinic.Now, new AppointmentBooked { Appointment = "B-" + patient, Start = start, Plan = "P-" + patient, Location = "centre" }));

    public static Guid PlanId(string patient) => PlanProjection.Key(Key.Patient(patient), "P-" + patient);

    public static Task<PlanRow> Row(this TestClinic clinic, string patient) => clinic.Read(c => c.Plans.AsNoTracking().SingleAsync(p => p.Id == PlanId(patient)));

    /// <summary>The id of the item that the plan's row acts on.</summary>
    public static async Task<Guid> Item(this TestClinic clinic, string patient) => (await clinic.Row(patient)).Item ?? throw new InvalidOperationException("The row has no item");

    public static Task<WorkItem> Stored(this TestClinic clinic, Guid item) => clinic.Read(c => c.WorkItems.AsNoTracking().SingleAsync(i => i.Id == item));

    public static Task<PlanPage> List(this TestClinic clinic, PlanQuery? query = null, Viewer? viewer = null) =>
        clinic.Get<ListPlans>().Handle(query ?? new PlanQuery(), viewer ?? TestClinic.Anna);

    private static List<PlanItem> Steps(decimal price) => [.. Enumerable.Range(1, 3).Select(i => new PlanItem { Item = "I" + i, Name = "Шаг " + i, Price = price })];
}
