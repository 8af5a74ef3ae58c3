using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work;
using ClinicFlow.Work.Claims;
using ClinicFlow.Work.Queue;
using Microsoft.EntityFrameworkCore;
using static ClinicFlow.Tests.Testing.TestClinic;

namespace ClinicFlow.Tests.Work.Queue;

/// <summary>
/// The queue with many open plans: 5,000, or as many as <c>CLINICFLOW_SPEED_PLANS</c> says (a network has 100,000). The limit
/// is wide, so that a busy machine does not fail it; the figures are printed.
/// </summary>
public sealed class QueueSpeedTests(ITestOutputHelper output)
{
    private static readonly int Plans = int.TryParse(Environment.GetEnvironmentVariable("CLINICFLOW_SPEED_PLANS"), out var plans) ? plans : 5_000;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_page_of_a_long_queue_is_there_at_once(Store store)
    {
        await using var clinic = await Open(store);
        await Fill(clinic);
        PlanQuery[] pages =
        [
            new() { Tab = "stalled" }, new() { Tab = "stalled", Offset = Plans / 5 }, new() { Tab = "stalled", Limit = 500 }, new() { Tab = "to-agree", Owner = "S1" },
            new() { Tab = "stalled", Sort = "remaining" }, new() { Tab = "stalled", Sort = "due", Dir = "asc" }, new() { Tab = "stalled", Overdue = true, MinRemaining = 500 },
            new() { Tab = "stalled", Location = "north" }, new() { Tab = "stalled", Specialty = "surgery" },
        ];
        foreach (var page in pages)
        {
            var times = new List<double>();
            for (var i = 0; i < 20; i++)
            {
                clinic.Get<QueueCounts>().Forget();
                var started = TimeProvider.System.GetTimestamp();
                var found = await clinic.List(page, Manager);
                times.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
                Assert.True(found.Rows.Count > 0 && found.Total >= found.Rows.Count);
            }
            times.Sort();
            output.WriteLine($"{store} {page.Tab} offset {page.Offset} limit {page.Limit} owner {page.Owner} sort {page.Sort} overdue {page.Overdue} at {page.Location} {page.Specialty}: median {times[10]:0} ms, worst {times[^1]:0} ms");
            Assert.True(times[10] < 2_000);
        }
        await Claims(clinic, store);
    }

    private async Task Claims(TestClinic clinic, Store store)
    {
        var items = (await clinic.List(new PlanQuery { Tab = "stalled", Limit = 100 }, Manager)).Rows.Select(r => r.Item!.Id).ToList();
        var times = new List<double>();
        foreach (var item in items)
        {
            var started = TimeProvider.System.GetTimestamp();
            Assert.NotNull((await clinic.Get<ClaimWorkItem>().Handle(item, Manager)).Value);
            times.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
        }
        times.Sort();
        output.WriteLine($"{store} claim: median {times[50]:0.0} ms, p99 {times[98]:0.0} ms");
    }

    private static async Task Fill(TestClinic clinic)
    {
        string[] tabs = ["to-agree", "agreed-no-appointment", "no-next-appointment", "stalled", "on-schedule"];
        foreach (var numbers in Enumerable.Range(0, Plans).Chunk(5_000))
            await clinic.Get<WriteQueue>().Write(Writer.Background, session => Insert(session, clinic.Now, numbers, tabs));
        if (clinic.Get<Database>().IsPostgres) await clinic.Read(c => c.Database.ExecuteSqlRawAsync("VACUUM ANALYZE plan"));
        else await clinic.Read(c => c.Database.ExecuteSqlRawAsync("ANALYZE"));
    }

    private static void Insert(WriteSession session, DateTimeOffset now, int[] numbers, string[] tabs)
    {
        Guid Patient(int n) => Key.Patient("s" + n);
        string Place(int n) => n % 4 == 0 ? "north" : "centre";
        session.Insert("person", ["id", "name", "card"], [.. numbers.Select(n => new object?[] { Patient(n), $"Иванова Мария {n}", "K" + n })]);
        session.Insert("patient", ["id", "subject", "location", "segment", "household", "birth_year", "visits", "open_plans", "remaining"],
            [.. numbers.Select(n => new object?[] { Patient(n), "s" + n, Place(n), "in-treatment", n % 3 == 0 ? "H" + n / 6 : null, 1950 + n % 60, 3, 1, 100L })]);
        session.Insert("patient_state", ["patient", "partition", "subject", "state", "folded_to", "version"], [.. numbers.Select(n => new object?[] { Patient(n), 0, "s" + n, "{}"u8.ToArray(), now, 1L })]);
        session.Insert("work_item",
            ["id", "patient", "about", "reason", "occurrence", "status", "role", "location", "since", "due", "promised", "escalated", "attempts", "action", "title_ru", "title_en", "rule_version", "score"],
            [.. numbers.Select(n => new object?[] { Key.Of("i", n.ToString()), Patient(n), "plan:" + n, "rule:x/y", 1, "open", "curator", Place(n), now, now, false, false, 0, "bring-back", "Вернуть в план", "Bring back", 1, 0d })]);
        session.Insert("plan",
            ["id", "patient", "plan_id", "name", "specialty", "location", "owner", "owner_role", "tab", "since", "norm_days", "identified", "agreed", "realised", "remaining", "done", "of", "item",
             "why_rule", "why_version", "why_ru", "why_en", "action", "action_ru", "action_en", "due", "snoozed_until", "promised", "score", "score_ru", "score_en"],
            [.. numbers.Select(n => new object?[]
            {
                Key.Of("p", n.ToString()), Patient(n), n.ToString(), "Имплантация, протезирование", n % 10 == 0 ? "surgery" : "therapy", Place(n), "S" + (1 + n % 3), "curator",
                tabs[n % 2 == 0 ? 3 : n % 5], now.AddDays(-n % 300), 14d, 100_000L, 100_000L, 0L, (long)(n * 7919L % 100_000_000), 0, 4, Key.Of("i", n.ToString()),
                "rule:x/y", 1, "Записи нет, тишина **20** дн. при норме **14**, превышение **6**; осталось пунктов: **3**", "Nothing booked, **20** days of silence, norm **14**", "bring-back",
                "Вернуть в план", "Bring back", now.AddDays(n % 40 - 20), n % 50 == 0 ? now.AddDays(3) : null, false, n * 104_729L % 1_000_003 / 7d, "Остаток × вероятность", "Remaining × probability",
            })]);
    }
}
