using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Pdca;
using ClinicFlow.Quality.Pdca.Acts;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Quality.Pdca.Views;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Quality.Pdca;

/// <summary>What tests of cycles have in common: people, weeks of figures and the verbs in short.</summary>
internal static class CycleStories
{
    public static readonly Viewer
        Chief = new("chief", "Орлов Кирилл", Roles.Quality, null, null) { User = "id-chief" },
        Second = new("second", "Ветрова Анна", Roles.Quality, null, null) { User = "id-second" },
        NorthChief = new("north-chief", "Север Ольга", Roles.Quality, null, "north") { User = "id-north-chief" };

    /// <summary>Monday, 9:00 in Moscow.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 5, 25, 6, 0, 0, TimeSpan.Zero);

    public static async Task<TestClinic> Open(Store store)
    {
        var clinic = await TestClinic.Open(store);
        await clinic.Add(TestClinic.User(Chief), TestClinic.User(Second), TestClinic.User(NorthChief));
        return clinic;
    }

    /// <summary>Twenty leads a week, so many of a hundred booked; the last of these weeks began so many weeks ago.</summary>
    public static Task Weeks(TestClinic clinic, int lastWeeksAgo, params int[] percents) => clinic.Add([.. percents.SelectMany((percent, i) => Enumerable.Range(0, 20).Select(n =>
    {
        var entered = Monday.AddDays(-7 * (lastWeeksAgo + percents.Length - 1 - i)).AddHours(2 * n);
        var booked = n < percent / 5;
        return (object)new StageRow
        {
            Id = Guid.NewGuid(), Journey = Guid.NewGuid(), Patient = Guid.NewGuid(), Location = "centre", Stage = "lead", Entered = entered, Left = entered.AddHours(5), Outcome = booked ? "moved" : "lost",
        };
    }))]);

    /// <summary>A calm process of about half.</summary>
    public static readonly int[] Calm = [50, 55, 45, 50, 55, 50, 45, 50, 55, 50, 45, 55];

    public static BeginRequest Wish(string? location = null) => new("Запись с заявки", "lead", null, location, 60, "второй телефон", null, new DateOnly(2026, 9, 1));

    public static async Task<Guid> Begin(TestClinic clinic, BeginRequest? wish = null, Viewer? who = null)
    {
        var begun = await clinic.Get<BeginCycle>().Handle(wish ?? Wish(), who ?? Chief);
        Assert.Null(begun.Refusal);
        return begun.Value!.Id;
    }

    public static Task<Answer<CycleActed>> Complete(TestClinic clinic, Guid id, string step, string? note = null, string? conclusion = null, string? decision = null, Viewer? who = null, int? seen = null) =>
        clinic.Get<CompleteStep>().Handle(id, step, new(seen, note, conclusion, decision), who ?? Chief);

    public static async Task<CycleView> Show(TestClinic clinic, Guid id, Viewer? who = null) => (await clinic.Get<ShowCycle>().Handle(id, who ?? Chief, default))!;

    public static Task<List<WorkItem>> Items(TestClinic clinic, string status = "open") =>
        clinic.Read(c => c.WorkItems.AsNoTracking().Where(i => i.Subject!.StartsWith(CycleWork.Prefix) && i.Status == status).OrderBy(i => i.Reason).ToListAsync());

    /// <summary>Plan and do are behind it: the change was now.</summary>
    public static async Task<Guid> Changed(TestClinic clinic)
    {
        var id = await Begin(clinic);
        Assert.Null((await Complete(clinic, id, CycleSteps.Plan)).Refusal);
        Assert.Null((await Complete(clinic, id, CycleSteps.Do)).Refusal);
        return id;
    }
}
