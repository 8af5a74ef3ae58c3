using System.Diagnostics;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Figures.Today;

/// <summary>Pages at the size of a clinic: 10,000 patients. Run by hand: <c>-explicit only</c>.</summary>
public sealed class TodaySpeedTests(ITestOutputHelper output)
{
    private const int Patients = 10_000;
    private static readonly string[] Stages = ["lead", "arrival", "consultation", "realisation", "regular"];
    private static readonly string[] Standards =
        ["lead.answered-in-time", "lead.loss-reason-given", "arrival.waiting-time", "arrival.no-show-called", "arrival.confirmed-a-day-ahead", "consultation.plan-presented", "consultation.problems-priced",
         "data.visit-without-outcome", "realisation.next-visit-before-leaving", "realisation.contact-after-missed-step", "regular.recall-date-set"];

    public static TheoryData<string> Databases => RunningClinic.Databases;

    [Theory(Explicit = true), MemberData(nameof(Databases))]
    public async Task A_page_of_ten_thousand_patients_answers_in_a_fifth_of_a_second(string database)
    {
        var clinic = await RunningClinic.On(database, "speed");
        await clinic.Get<WriteQueue>().Write(Writer.Background, Fill);
        // PostgreSQL does this by itself, a minute later.
        await clinic.Get<WriteQueue>().Write(Writer.Background, session => session.Database.IsPostgres ? session.Execute("ANALYZE") : 0);
        using var client = await clinic.SignedIn(Roles.Manager);
        foreach (var path in (string[])["today?days=30", "today?days=365", "deviations?limit=100", "deviations?counted=true&from=2026-05-15T00:00:00Z"])
        {
            var first = Stopwatch.StartNew();
            (await client.GetAsync(path)).EnsureSuccessStatusCode();
            output.WriteLine($"{database} {path}: first {first.Elapsed.TotalMilliseconds:0} ms");
            var times = new List<double>();
            for (var i = 0; i < 7; i++)
            {
                var clock = Stopwatch.StartNew();
                (await client.GetAsync(path)).EnsureSuccessStatusCode();
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
            output.WriteLine($"{database} {path}: median {times.Order().ElementAt(3):0} ms, worst {times.Max():0} ms");
        }
        foreach (var text in (string[])["иван", "", "916123"])
        {
            var clock = Stopwatch.StartNew();
            await client.Ask("patients/search", new { text, offset = 0, limit = 100 });
            output.WriteLine($"{database} search '{text}': {clock.Elapsed.TotalMilliseconds:0} ms");
        }
    }

    private static void Fill(WriteSession session)
    {
        var random = new Random(1);
        var now = RunningClinic.Now;
        List<object?[]> stages = [], checks = [], plans = [], deviations = [], patients = [], persons = [], items = [];
        for (var p = 0; p < Patients; p++)
        {
            var patient = Key.Patient("speed" + p);
            patients.Add([patient, "speed" + p, "centre", "best", 0, 0, 0L]);
            persons.Add([patient, $"Иванов Пётр {p}", $"иванов петр {p}", $"{9160000000 + p}"]);
            for (var pass = 0; pass < 3; pass++)
            {
                var journey = Guid.NewGuid();
                var at = now.AddDays(-random.Next(1, 540));
                var reached = random.Next(1, 6);
                for (var s = 0; s < reached; s++)
                {
                    var left = s < reached - 1 ? at.AddDays(random.NextDouble() * 20) : (DateTimeOffset?)null;
                    stages.Add([Guid.NewGuid(), journey, patient, "centre", Stages[s], at, left, left is null ? null : "moved", false]);
                    at = left ?? at;
                }
                if (reached >= 3) plans.Add([Guid.NewGuid(), patient, journey, "1", "План", "centre", "s1", "curator", pass == 0 ? "stalled" : "closed", now, 100L, 100L, 100L, 100L, 1, 2, false, 1.0]);
                foreach (var standard in Standards)
                    if (random.Next(3) is > 0 and var found) checks.Add([Guid.NewGuid(), journey, patient, "centre", standard.Split('.')[0], standard, found == 1 ? "kept" : "broken", at]);
                deviations.Add([Guid.NewGuid(), patient, journey, Standards[random.Next(Standards.Length)] + "/rule", "1", "lead:1", "lead", "minor", "s1", "centre", at, at, true, 1, "Заявка", "Lead", 0, false]);
                if (pass == 0) items.Add([Guid.NewGuid(), patient, journey, "patient", "rule:x", 1, "open", "curator", "centre", at, at, false, false, 0, "call", "", "", 1, 0.0]);
            }
        }
        session.Insert("patient", ["id", "subject", "location", "segment", "visits", "open_plans", "remaining"], patients);
        session.Insert("person", ["id", "name", "folded_name", "phone_digits"], persons);
        session.Insert("journey_stage", ["id", "journey", "patient", "location", "stage", "entered", "left", "outcome", "no_record"], stages);
        session.Insert("standard_check", ["id", "journey", "patient", "location", "stage", "standard", "status", "at"], checks);
        session.Insert("plan", ["id", "patient", "journey", "plan_id", "name", "location", "owner", "owner_role", "tab", "since", "identified", "agreed", "realised", "remaining", "done", "of", "promised", "score"], plans);
        session.Insert("deviation", ["id", "patient", "journey", "rule", "occurrence", "about", "stage", "severity", "staff", "location", "time", "judged_at", "counted", "rule_version", "evidence_ru", "evidence_en", "status", "withdrawn"], deviations);
        session.Insert("work_item", ["id", "patient", "journey", "about", "reason", "occurrence", "status", "role", "location", "since", "due", "promised", "escalated", "attempts", "action", "title_ru", "title_en", "rule_version", "score"], items);
    }
}
