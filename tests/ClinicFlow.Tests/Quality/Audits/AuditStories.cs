using ClinicFlow.Clinic;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Audits;
using ClinicFlow.Quality.Audits.Draws;
using ClinicFlow.Quality.Audits.Proof;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Quality.Audits;

/// <summary>Work of a month that is over (April 2026; it is 26 May), and two who audit it.</summary>
internal static class AuditStories
{
    public const string Period = "2026-04";
    public static readonly Viewer
        Savin = new("savin", "Савин", Roles.Auditor, "AU1", null), Larina = new("larina", "Ларина", Roles.Auditor, "AU2", null),
        Chief = new("quality", "Качество", Roles.Quality, null, null) { User = "id-quality" };

    public static async Task<TestClinic> WithAuditors(Store store)
    {
        var clinic = await TestClinic.Open(store);
        await clinic.Add(
            new StaffMember { Id = "AU1", Role = Roles.Auditor }, new StaffMember { Id = "AU2", Role = Roles.Auditor }, new StaffMember { Id = "agent", Role = Roles.Agent },
            TestClinic.User(Savin), TestClinic.User(Larina));
        return clinic;
    }

    public static Task Calls(this TestClinic clinic, string staff, int count, string prefix = "C") => clinic.Tell("patient-of-" + staff, [.. Enumerable.Range(1, count).Select(i =>
        (new DateTimeOffset(2026, 4, 1 + i % 28, 8, i % 60, 0, TimeSpan.Zero), (EventData)new CallMade { Call = $"{prefix}{staff}{i:000}", Staff = staff, Outcome = "thinking" }))]);

    public static Task Draw(this TestClinic clinic) => clinic.Get<RunDraws>().Handle(AuditPeriod.Parse(Period)!.Value, default);

    public static async Task<RecordedDraw> Recorded(this TestClinic clinic) => (await clinic.Get<ReadDraw>().Handle(Period))!;

    public static Task<List<CheckRow>> Checks(this TestClinic clinic) => clinic.Read(c => c.AuditChecks.AsNoTracking().OrderBy(x => x.Stratum).ThenBy(x => x.Position).ThenBy(x => x.Pass).ToListAsync());

    public static Task<List<WorkItem>> AuditItems(this TestClinic clinic) => clinic.Read(c => c.WorkItems.AsNoTracking().Where(i => i.Reason == "audit:check").OrderBy(i => i.Id).ToListAsync());
}
