using System.Net;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Journeys.Api;

public sealed class SearchPatientsTests
{
    public static TheoryData<string> Databases => RunningClinic.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_patient_is_found_by_words_of_the_name_in_any_order_and_without_the_dots_of_yo(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        var patient = await Registered(clinic, place, "Семёнова Алёна Петровна");
        await Registered(clinic, place, "Кузнецова Ольга Дмитриевна");
        using var client = await clinic.SignedIn(Roles.Manager);

        foreach (var text in (string[])["семен", "АЛЕНА семё", "Петр семёнова"])
        {
            var found = await client.Ask("patients/search", new { text, location = place, offset = 0, limit = 10 });
            Assert.Equal(1, found.Int("total"));
            Assert.Equal(patient.ToString(), found.List("rows")[0].Text("patient"));
            Assert.Equal("Семёнова Алёна Петровна", found.List("rows")[0].Text("name"));
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_patient_is_found_by_the_phone_however_it_is_written_and_by_the_card(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        var patient = await Registered(clinic, place, "Орлов Пётр Ильич", "+7 916 555-12-34", "К-7788");
        await Registered(clinic, place, "Орлов Иван Ильич", "+7 916 777-00-00", "К-1");
        using var client = await clinic.SignedIn(Roles.Agent);

        foreach (var text in (string[])["8 (916) 555-12-34", "+79165551234", "5551234", "к-7788", "К-77"])
        {
            var found = await client.Ask("patients/search", new { text, location = place, offset = 0, limit = 10 });
            Assert.Equal(patient.ToString(), Assert.Single(found.List("rows")).Text("patient"));
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_list_is_read_in_pages_by_name(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        foreach (var name in (string[])["Вольнова В. В.", "Абрамова А. А.", "Белова Б. Б."]) await Registered(clinic, place, name);
        using var client = await clinic.SignedIn(Roles.Manager);
        var page = await client.Ask("patients/search", new { text = "", location = place, offset = 1, limit = 1 });
        Assert.Equal(3, page.Int("total"));
        Assert.Equal("Белова Б. Б.", Assert.Single(page.List("rows")).Text("name"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_works_in_one_place_neither_finds_nor_opens_patients_of_another(string database)
    {
        var clinic = await RunningClinic.On(database);
        var (mine, other) = (await clinic.Location(), await clinic.Location());
        var patient = await Registered(clinic, other, "Чужая Анна Сергеевна");
        using var client = await clinic.SignedIn(Roles.FrontDesk, mine);

        var found = await client.Ask("patients/search", new { text = "чужая", location = other, offset = 0, limit = 10 });
        Assert.Equal(0, found.Int("total"));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"patients/{patient}")).StatusCode);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_card_tells_who_it_is_the_facts_and_the_passes(string database)
    {
        var clinic = await RunningClinic.On(database);
        var place = await clinic.Location();
        var patient = await Registered(clinic, place, "Панова Таисия Львовна", "+7 900 100-20-30");
        using var client = await clinic.SignedIn(Roles.Doctor, place);
        var card = await client.Json($"patients/{patient}");
        Assert.Equal("Панова Таисия Львовна", card.GetProperty("person").Text("name"));
        Assert.Equal(46, card.GetProperty("person").Int("age"));
        Assert.Equal("lead", Assert.Single(card.List("journeys")).Text("stage"));
        Assert.Equal(0, card.GetProperty("facts").Int("visits"));
    }

    [Fact]
    public async Task Only_who_is_signed_in_and_cares_for_patients_may_search()
    {
        var clinic = await RunningClinic.On("sqlite");
        using var integrator = await clinic.SignedIn(Roles.Integrator);
        Assert.Equal(HttpStatusCode.Forbidden, (await integrator.GetAsync($"patients/{Guid.NewGuid()}")).StatusCode);
        using var nobody = new HttpClient { BaseAddress = integrator.BaseAddress };
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.GetAsync($"patients/{Guid.NewGuid()}")).StatusCode);
    }

    private static async Task<Guid> Registered(RunningClinic clinic, string place, string name, string? phone = null, string? card = null)
    {
        var subject = RunningClinic.Own("P");
        var patient = await clinic.Tell(subject,
            (RunningClinic.Now.AddDays(-3), new PatientRegistered { BirthYear = 1980, Location = place }),
            (RunningClinic.Now.AddDays(-2), new LeadReceived { Lead = RunningClinic.Own("L"), Channel = "form", Location = place }));
        await clinic.Named(patient, name, phone, card);
        return patient;
    }
}
