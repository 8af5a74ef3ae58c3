using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Quality.Studio;

public sealed class TryRulesTests
{
    private const string Set = "plan.stalled";
    private static readonly DateTimeOffset Now = RunningClinic.Now;

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task A_text_is_tried_on_a_journey_beside_the_version_in_force(string database)
    {
        var world = await World.On(database);
        using var http = await world.Clinic.SignedIn(Roles.Quality);
        var text = (await http.Json($"rules/{Set}")).Text("text")!;
        var changed = text.Replace("\"default\": 14", "\"default\": 30", StringComparison.Ordinal);
        Assert.NotEqual(text, changed);

        var rule = (await world.Try(http, changed)).List("elements").Single().List("rules").Single();
        Assert.Equal(("failed", "passed"), (rule.Text("status"), rule.Text("inForce")));
        Assert.Contains("**20**", rule.GetProperty("messageInForce").Text("ru"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, rule.GetProperty("message").ValueKind);
        Assert.Contains(rule.List("nodes").SelectMany(Deep), n => n.Text("text") == "daysIdle" && n.Text("value") == "20");

        var earlier = (await world.Try(http, text, Now.AddDays(-10))).List("elements").Single().List("rules").Single();
        Assert.Equal("failed", earlier.Text("status"));
        Assert.Equal(text, (await http.Json($"rules/{Set}")).Text("text"));
    }

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task The_example_made_of_a_journey_gives_the_same_answer_and_names_nobody(string database)
    {
        var world = await World.On(database);
        using var http = await world.Clinic.SignedIn(Roles.Quality);
        var text = (await http.Json($"rules/{Set}")).Text("text")!;
        var example = JsonNode.Parse((await world.Try(http, text)).List("elements").Single().GetProperty("example").GetRawText())!.AsObject();
        Assert.Equal("passed", (string?)example["expect"]!["stalled"]);
        foreach (var secret in new[] { world.Subject, "Тайный", "Секретное лечение", world.Curator }) Assert.DoesNotContain(secret, example.ToJsonString(), StringComparison.Ordinal);

        var file = JsonNode.Parse(text)!.AsObject();
        var tests = file["ClinicFlow"]!["tests"]!.AsArray();
        example.Insert(0, "name", "from a journey");
        tests.Add(example);
        using var report = await http.PostAsJsonAsync($"rules/{Set}/check", new { text = file.ToJsonString(), why = (string?)null });
        var checkedTests = await report.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((tests.Count, tests.Count), (checkedTests.Int("tests"), checkedTests.Int("testsPassed")));
        Assert.True(checkedTests.List("results").Single(r => r.Text("name") == "from a journey").GetProperty("passed").GetBoolean());
    }

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task A_trial_is_an_opened_card_and_of_another_location_there_is_none(string database)
    {
        var world = await World.On(database);
        var elsewhere = await world.Clinic.Location();
        using var quality = await world.Clinic.SignedIn(Roles.Quality);
        using var stranger = await world.Clinic.SignedIn(Roles.Quality, elsewhere);
        var text = (await quality.Json($"rules/{Set}")).Text("text")!;
        using var refused = await stranger.PostAsJsonAsync($"rules/{Set}/try", new { text, patient = world.Patient });
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.DoesNotContain((await stranger.Json($"rules/journeys?rule={Set}")).List("journeys"), j => j.Text("patient") == world.Patient.ToString());
        Assert.Contains((await quality.Json($"rules/journeys?rule={Set}")).List("journeys"), j => j.Text("patient") == world.Patient.ToString() && j.Text("why") == "flagged");

        await world.Try(quality, text);
        var who = (await quality.Json("session")).GetProperty("user").Text("userName");
        Assert.Equal(["rule"], (await quality.Json("card-openings?user=" + who)).List("rows").Where(r => r.Text("patient") == world.Patient.ToString()).Select(r => r.Text("place")!));
        using var agent = await world.Clinic.SignedIn(Roles.Agent);
        using var forbidden = await agent.PostAsJsonAsync($"rules/{Set}/try", new { text, patient = world.Patient });
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task A_set_that_flags_nobody_is_tried_on_journeys_that_have_what_it_looks_at(string database)
    {
        var world = await World.On(database);
        var subject = RunningClinic.Own("no-plan");
        var enquired = await world.Clinic.Tell(subject,
            (Now.AddDays(-1), new PatientRegistered { BirthYear = 1990 }),
            (Now.AddHours(-5), new LeadReceived { Lead = "L-" + subject }));
        using var http = await world.Clinic.SignedIn(Roles.Quality);

        Assert.Contains(await Suggested("lead.answered-in-time", "lead"), j => j.Text("patient") == enquired.ToString());
        var recent = await Suggested("plan.tabs", "plan");
        Assert.NotEmpty(recent);
        Assert.DoesNotContain(recent, j => j.Text("patient") == enquired.ToString());
        var text = (await http.Json("rules/plan.tabs")).Text("text");
        foreach (var journey in recent.Select(j => j.Text("journey")))
        {
            using var tried = await http.PostAsJsonAsync("rules/plan.tabs/try", new { text, journey });
            Assert.NotEmpty((await tried.Content.ReadFromJsonAsync<JsonElement>()).List("elements"));
        }

        async Task<JsonElement[]> Suggested(string rule, string about) => [.. (await http.Json($"rules/journeys?rule={rule}&subject={about}")).List("journeys")];
    }

    [Theory, MemberData(nameof(RunningClinic.Databases), MemberType = typeof(RunningClinic))]
    public async Task The_list_says_what_a_set_flagged_this_week_and_what_became_of_those_before(string database)
    {
        var world = await World.On(database);
        using var http = await world.Clinic.SignedIn(Roles.Quality);
        var row = (await http.Json("rules")).List("sets").Single(s => s.Text("name") == Set);
        var became = row.GetProperty("became");
        Assert.True(became.Int("week") + became.Int("of") > 0);
        Assert.True(became.Int("wentOn") + became.Int("closed") <= became.Int("of"));
    }

    [Fact]
    public async Task What_cannot_be_tried_says_why()
    {
        var world = await World.On("sqlite");
        using var http = await world.Clinic.SignedIn(Roles.Quality);
        var text = (await http.Json($"rules/{Set}")).Text("text")!;
        Assert.Equal("text-unreadable", await Code(new { text = text[..^5], patient = world.Patient }));
        Assert.Equal("not-begun", await Code(new { text, patient = world.Patient, at = Now.AddYears(-3) }));
        Assert.Equal("no-journey", await Code(new { text = (await http.Json("rules/work.order")).Text("text"), patient = world.Patient }));

        async Task<string?> Code(object body)
        {
            using var answer = await http.PostAsJsonAsync($"rules/{Set}/try", body);
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).Text("code");
        }
    }

    [Fact]
    public async Task Two_who_have_one_rule_open_see_each_other()
    {
        var clinic = await RunningClinic.On("sqlite");
        using var first = await clinic.SignedIn(Roles.Quality);
        using var second = await clinic.SignedIn(Roles.Manager);
        Assert.Empty(await Look(first, Set));
        Assert.Equal([await Name(first)], await Look(second, Set));
        Assert.Equal([await Name(second)], await Look(first, Set));
        Assert.Empty(await Look(second, "plan.to-agree"));
        (await second.PostAsync($"rules/{Set}/leave", null)).EnsureSuccessStatusCode();
        Assert.Empty(await Look(first, Set));

        static async Task<string[]> Look(HttpClient http, string rule)
        {
            using var answer = await http.PostAsync($"rules/{rule}/look", null);
            return [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).List("names").Select(n => n.GetString()!)];
        }

        static async Task<string> Name(HttpClient http) => (await http.Json("session")).GetProperty("user").Text("userName")!;
    }

    private static IEnumerable<JsonElement> Deep(JsonElement node) => node.List("parts").SelectMany(Deep).Prepend(node);

    /// <summary>A plan agreed twenty days ago, nothing booked since.</summary>
    private sealed record World(RunningClinic Clinic, Guid Patient, string Subject, string Curator)
    {
        public static async Task<World> On(string database)
        {
            var clinic = await RunningClinic.On(database, "trials");
            var (location, subject) = (await clinic.Location(), RunningClinic.Own("secret-subject"));
            var curator = await clinic.Staff("Куратор", "curator", location);
            var agreed = Now.AddDays(-20);
            var patient = await clinic.Tell(subject,
                (agreed.AddDays(-2), new PatientRegistered { BirthYear = 1984, Location = location }),
                (agreed.AddDays(-2), new LeadReceived { Lead = "L-" + subject, Location = location }),
                (agreed.AddDays(-1), new AppointmentBooked { Appointment = "A-" + subject, Start = agreed.AddHours(-1), Location = location, Lead = "L-" + subject }),
                (agreed.AddHours(-1), new AppointmentArrived { Appointment = "A-" + subject, Location = location }),
                (agreed.AddMinutes(-20), new PlanIdentified { Plan = "P-" + subject, Name = "Секретное лечение", Location = location, Curator = curator, Items = [new PlanItem { Item = "I1", Name = "Секретное лечение", Price = 100 }] }),
                (agreed.AddMinutes(-5), new AppointmentCompleted { Appointment = "A-" + subject, Outcome = "plan-needed" }),
                (agreed, new PlanAgreed { Plan = "P-" + subject }));
            await clinic.Named(patient, "Тайный Пациент");
            return new(clinic, patient, subject, curator);
        }

        public async Task<JsonElement> Try(HttpClient http, string text, DateTimeOffset? at = null)
        {
            using var answer = await http.PostAsJsonAsync($"rules/{Set}/try", new { text, patient = Patient, at });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return await answer.Content.ReadFromJsonAsync<JsonElement>();
        }
    }
}
