using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Deviations;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Quality.Deviations;

public sealed class ListDeviationsTests
{
    private const string Lead = "lead.answered-in-time", Waiting = "arrival.waiting-time";

    public static TheoryData<string> Databases => RunningClinic.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task The_register_counts_by_status_and_by_standard_and_shows_the_newest_first(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        var staff = await clinic.Staff("Назаров Тимур Маратович", Roles.Agent);
        await clinic.Save(
            Row(place, Lead, 1, staff), Row(place, Lead, 2, staff, DeviationStatus.Confirmed), Row(place, Waiting, 3, null, DeviationStatus.Disputed), Row(place, Waiting, 4, null, withdrawn: true),
            Check(place, Lead, "kept"), Check(place, Lead, "kept"), Check(place, Lead, "broken"));
        using var client = await clinic.SignedIn(Roles.Quality);

        var page = await client.Json($"deviations?location={place}");
        Assert.Equal(3, page.Int("total"));
        Assert.Equal((1, 1, 1, 1), (Count(page, "new"), Count(page, "confirmed"), Count(page, "disputed"), Count(page, "withdrawn")));
        var byLead = page.List("byStandard")[0];
        Assert.Equal((Lead, 2, 3), (byLead.Text("standard"), byLead.Int("n"), byLead.Int("applicable")));
        Assert.Equal("Ответ на заявку за 5 минут", byLead.GetProperty("title").Text("ru"));
        var newest = page.List("rows")[0];
        Assert.Equal("Назаров Т.\u00a0М.", newest.GetProperty("staff").Text("name"));
        Assert.Equal(("new", Lead, "**6** мин"), (newest.Text("status"), newest.Text("standard"), newest.GetProperty("evidence").Text("ru")));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Filters_narrow_the_rows_and_the_status_does_not_narrow_the_counts(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        await clinic.Save(Row(place, Lead, 1, null), Row(place, Lead, 40, null), Row(place, Waiting, 2, null, DeviationStatus.Dismissed, counted: false));
        using var client = await clinic.SignedIn(Roles.Auditor);

        Assert.Equal(2, (await client.Json($"deviations?location={place}&standard={Lead}")).Int("total"));
        Assert.Equal(1, (await client.Json($"deviations?location={place}&from=2026-06-01T00:00:00Z&stage=lead")).Int("total"));
        Assert.Equal(1, (await client.Json($"deviations?location={place}&counted=false")).Int("total"));
        var dismissed = await client.Json($"deviations?location={place}&status=dismissed");
        Assert.Equal((1, 2), (dismissed.Int("total"), Count(dismissed, "new")));
        Assert.Single((await client.Json($"deviations?location={place}&limit=1&offset=1")).List("rows"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_doctor_sees_only_what_is_the_doctors_own(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        var (mine, other) = (await clinic.Staff("Иванов А. С.", Roles.Doctor, place), await clinic.Staff("Карпов О. И.", Roles.Doctor, place));
        await clinic.Save(Row(place, Waiting, 1, mine), Row(place, Waiting, 2, other), Row(place, Waiting, 3, null));
        using var doctor = await clinic.SignedIn(Roles.Doctor, place, mine);
        var row = Assert.Single((await doctor.Json("deviations")).List("rows"));
        Assert.Equal(mine, row.GetProperty("staff").Text("id"));
        using var unknown = await clinic.SignedIn(Roles.Doctor, place);
        Assert.Equal(0, (await unknown.Json("deviations")).Int("total"));
    }

    private static int Count(System.Text.Json.JsonElement page, string status) => page.GetProperty("counts").Int(status);

    private static Deviation Row(
        string place, string standard, int daysAgo, string? staff, DeviationStatus status = DeviationStatus.New, bool withdrawn = false, bool counted = true) => new()
    {
        Id = Guid.NewGuid(), Patient = Guid.NewGuid(), Journey = Guid.NewGuid(), Rule = standard + "/rule", Occurrence = "1", About = "lead:1", Stage = standard.Split('.')[0],
        Severity = "minor", Staff = staff, Location = place, Time = RunningClinic.Now.AddDays(-daysAgo), JudgedAt = RunningClinic.Now, Counted = counted, RuleVersion = 1,
        EvidenceRu = "**6** мин", EvidenceEn = "**6** min", Status = status, Withdrawn = withdrawn,
    };

    private static StandardCheck Check(string place, string standard, string status) => new()
    {
        Id = Guid.NewGuid(), Journey = Guid.NewGuid(), Patient = Guid.NewGuid(), Location = place, Stage = "lead", Standard = standard, Status = status, At = RunningClinic.Now.AddDays(-1),
    };
}
