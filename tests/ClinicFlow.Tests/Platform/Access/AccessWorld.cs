using System.Text.Json;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Platform.Access;

/// <summary>A location with a patient, a plan, work and an act, another location with nothing, and who calls from where.</summary>
internal sealed class AccessWorld
{
    private const string Patient = "Секретова Зоя Зиновьевна", Phone = "+79991112233", Colleague = "Тайнова Рита Львовна";

    public required RunningClinic Clinic { get; init; }
    public required string Here { get; init; }
    public required string Elsewhere { get; init; }
    public required string Subject { get; init; }
    public required Guid Item { get; init; }
    /// <summary>Things of <see cref="Here"/>, by the parameter that names them.</summary>
    public required Dictionary<string, string> Samples { get; init; }

    /// <summary>What nobody of another location may read.</summary>
    public IEnumerable<string> Secrets => ["Секретова", "9991112233", "Тайнова", Subject, Here, .. Samples.Where(s => Guid.TryParse(s.Value, out _)).Select(s => s.Value)];

    /// <summary>Bodies that would do something, where an empty one does not.</summary>
    public Dictionary<string, string> Bodies => new()
    {
        ["workItems.outcome"] = """{"outcome":"no-answer"}""",
        ["workItems.snooze"] = """{"until":"2026-07-01T09:00:00Z"}""",
        ["workItems.assign"] = $$"""{"staff":"{{Samples["staff"]}}"}""",
        ["workItems.done"] = """{"note":"сделано"}""",
        ["patients.search"] = """{"text":"Секретова"}""",
        ["session.enter"] = """{"userName":"nobody","password":"nothing"}""",
    };

    public static async Task<AccessWorld> On(string database)
    {
        var clinic = await RunningClinic.On(database, "access");
        var (here, elsewhere, subject) = (await clinic.Location(), await clinic.Location(), RunningClinic.Own("secret"));
        var staff = await clinic.Staff(Colleague, Roles.Curator, here);
        var agreed = RunningClinic.Now.AddDays(-30);
        var patient = await clinic.Tell(subject,
            (agreed.AddDays(-1), new PatientRegistered { Location = here }),
            (agreed.AddDays(-1), new LeadReceived { Lead = RunningClinic.Own("lead"), Location = here }),
            (agreed.AddMinutes(-1), new PlanIdentified { Plan = "plan-" + subject, Location = here, Curator = staff, Items = [new PlanItem { Item = "1", Price = 100 }] }),
            (agreed, new PlanAgreed { Plan = "plan-" + subject }));
        await clinic.Named(patient, Patient, Phone);
        var (plan, journey, item) = await clinic.Data(async c => (
            await c.Plans.SingleAsync(p => p.Patient == patient), await c.Journeys.SingleAsync(j => j.Patient == patient), await c.WorkItems.FirstAsync(i => i.Patient == patient)));
        var worker = await clinic.SignedIn(Roles.Curator, here);
        var act = (await worker.Ask($"work-items/{item.Id}/outcome", new { outcome = "thinking" })).Text("act")!;
        return new AccessWorld
        {
            Clinic = clinic, Here = here, Elsewhere = elsewhere, Subject = subject, Item = item.Id,
            Samples = new()
            {
                ["/api/v1/plans/{id}"] = plan.Id.ToString(), ["/api/v1/journeys/{id}"] = journey.Id.ToString(), ["/api/v1/patients/{patient}"] = patient.ToString(),
                ["/api/v1/work/{id}"] = item.Id.ToString(), ["/api/v1/work-items/{id}"] = item.Id.ToString(), ["/api/v1/locations/{id}"] = here, ["act"] = act, ["staff"] = staff,
                ["list"] = "work", ["name"] = "none", ["source"] = "none",
            },
        };
    }

    public Task<string> StateOfItem() => Clinic.Data(async c => JsonSerializer.Serialize(await c.WorkItems.AsNoTracking().SingleAsync(i => i.Id == Item)));
}
