using System.Text.Json;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Audits;
using ClinicFlow.Quality.Audits.Drawing;
using ClinicFlow.Quality.Deviations;
using ClinicFlow.Quality.Deviations.Steps;
using ClinicFlow.Quality.Studio.Replay;
using ClinicFlow.Statistics.Sampling;
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
    public IEnumerable<string> Secrets => ["Секретова", "9991112233", "Тайнова", "Тайный цикл", "Тайная мера", Subject, Here, .. Samples.Where(s => Guid.TryParse(s.Value, out _)).Select(s => s.Value)];

    /// <summary>Bodies that would do something, where an empty one does not.</summary>
    public Dictionary<string, string> Bodies => new()
    {
        ["workItems.outcome"] = """{"outcome":"no-answer"}""",
        ["workItems.snooze"] = """{"until":"2026-07-01T09:00:00Z"}""",
        ["workItems.assign"] = $$"""{"staff":"{{Samples["staff"]}}"}""",
        ["workItems.done"] = """{"note":"сделано"}""",
        ["patients.search"] = """{"text":"Секретова"}""",
        ["deviations.dispute"] = """{"text":"не так"}""",
        ["deviations.decide"] = """{"decision":"dismissed","reason":"не так"}""",
        ["deviations.changeSettings"] = """{"mode":"chance"}""",
        ["pdca.begin"] = $$"""{"title":"Ещё один","stage":"lead","location":"{{Here}}","target":70,"hypothesis":"так","checkOn":"2026-12-01"}""",
        ["pdca.close"] = """{"reason":"не наше"}""",
        ["pdca.measure"] = """{"text":"чужая мера"}""",
        ["audits.changeSettings"] = """{"mode":"rate","rate":0.1}""",
        ["audits.saveCheck"] = """{"answers":{},"version":1}""",
        ["audits.voidOne"] = """{"reason":"record-missing","version":0}""",
        ["session.enter"] = """{"userName":"nobody","password":"nothing"}""",
    };

    /// <param name="alone">A clinic of the test's own: of each draw there is one in a clinic.</param>
    public static async Task<AccessWorld> On(string database, string alone = "access")
    {
        var clinic = await RunningClinic.On(database, alone);
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
        var workerName = (await worker.Json("session")).GetProperty("user").Text("userName");
        var account = await clinic.Data(c => c.Users.Where(u => u.UserName == workerName).Select(u => u.Id).SingleAsync());
        var act = (await worker.Ask($"work-items/{item.Id}/outcome", new { outcome = "thinking" })).Text("act")!;
        var (deviation, step) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await clinic.Save(
            new Deviation { Id = deviation, Patient = patient, Journey = journey.Id, Rule = "lead.answered-in-time/rule", Occurrence = "1", About = "lead:1", Stage = "lead", Severity = "minor", Staff = staff, Location = here, Time = agreed, JudgedAt = agreed, Counted = true, EvidenceRu = "", EvidenceEn = "" },
            new DeviationStep { Id = step, Staff = staff, Standard = "lead.answered-in-time", Location = here, Step = 1, Deviation = deviation, OpenedAt = agreed, Due = agreed });
        var (draw, stratum, check) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var hash = AuditDraw.FrameHash(["one"]);
        await clinic.Save(
            new DrawRow { Id = draw, Period = "2001-01", StartsAt = agreed.AddDays(-60), EndsAt = agreed.AddDays(-31), Commitment = Nonce.Commitment("nonce"), Nonce = "nonce", CommittedAt = agreed.AddDays(-90), FrozenAt = agreed, RevealedAt = agreed, DrawnAt = agreed },
            new StratumRow { Id = stratum, Draw = draw, Staff = staff, Role = Roles.Curator, Kind = WorkKinds.Plans, Location = here, Frame = "one\n", Facts = $"{patient:N}|0|{here}|plan:one\n", FrameHash = hash, Items = 1, Size = 1, DrawnAt = agreed },
            new CheckRow { Id = check, Draw = draw, Stratum = stratum, Item = "one", Ticket = AuditDraw.Ticket($"2001-01|{staff}|plans|nonce", "one"), Position = 1, Pass = 1, Patient = patient, At = agreed, About = "plan:one", Location = here, Due = agreed, Status = CheckRow.Open, Scorecard = WorkKinds.Plans, ScorecardVersion = 1, Version = 1 });
        var chief = await clinic.SignedIn(Roles.Quality, here);
        var cycle = (await chief.Ask("pdca", new { title = "Тайный цикл", stage = "lead", location = here, target = 70, hypothesis = "тайна", checkOn = DateOnly.FromDateTime(RunningClinic.Now.AddDays(90).DateTime) })).Text("id")!;
        await chief.Ask($"pdca/{cycle}/measures", new { text = "Тайная мера" });
        var replay = Guid.CreateVersion7();
        await clinic.Save(
            new ReplayRow { Id = replay, Name = "none", Text = "{}", TextHash = "", Days = 90, Location = here, Status = ReplayRow.Done, Progress = 1, By = "quality", AskedAt = agreed },
            new ReplayJourneyRow { Replay = replay, Number = 1, Patient = patient, Journey = journey.Id, Location = here, About = "plan:1", CandidateFrom = agreed, CandidateBecame = Became.Unripe });
        return new AccessWorld
        {
            Clinic = clinic, Here = here, Elsewhere = elsewhere, Subject = subject, Item = item.Id,
            Samples = new()
            {
                ["/api/v1/plans/{id}"] = plan.Id.ToString(), ["/api/v1/journeys/{id}"] = journey.Id.ToString(), ["/api/v1/patients/{patient}"] = patient.ToString(),
                ["/api/v1/work/{id}"] = item.Id.ToString(), ["/api/v1/work-items/{id}"] = item.Id.ToString(), ["/api/v1/locations/{id}"] = here, ["/api/v1/accounts/{id}"] = account, ["act"] = act, ["staff"] = staff,
                ["/api/v1/deviations/{id}"] = deviation.ToString(), ["step"] = step.ToString(),
                ["check"] = check.ToString(), ["stratum"] = stratum.ToString(), ["period"] = "2001-01",
                ["cycle"] = cycle, ["replay"] = replay.ToString(), ["number"] = "2", ["list"] = "work", ["name"] = "none", ["activity"] = "none", ["source"] = "none",
            },
        };
    }

    public Task<string> StateOfItem() => Clinic.Data(async c => JsonSerializer.Serialize(await c.WorkItems.AsNoTracking().SingleAsync(i => i.Id == Item)));
}
