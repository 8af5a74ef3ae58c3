using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ClinicFlow.Platform.Access;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Intake.Api;

public sealed class EventsApiTests
{
    public static TheoryData<string> Databases => RunningClinic.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_batch_is_answered_event_by_event_in_its_order(string database)
    {
        var clinic = await RunningClinic.On(database);
        var integrator = await clinic.SignedIn(Roles.Integrator);
        var (source, patient, at) = (RunningClinic.Own("crm"), RunningClinic.Own("P"), RunningClinic.Now.AddDays(-3));
        var good = CloudEvent.Booked("e1", patient, at, patient, source);

        var answer = await Post(integrator, JsonSerializer.Serialize(new[] { good, CloudEvent.Of("e2", "no.such", patient, at, new { }, source), good, CloudEvent.Booked("e1", patient, at, patient, source, days: 9) }), "application/cloudevents-batch+json");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var results = (await answer.Content.ReadFromJsonAsync<JsonElement>()).List("results");
        Assert.Equal(["accepted", "quarantined", "duplicate", "corrected"], results.Select(r => r.Text("status")));
        Assert.Equal(["e1", "e2", "e1", "e1"], results.Select(r => r.Text("id")));
        Assert.Equal("event.unknown-type", results[1].Text("reason"));
        Assert.Equal(2, await clinic.Data(c => c.Log.CountAsync(l => l.Source == source)));
        Assert.Equal(1, await clinic.Data(c => c.Journeys.CountAsync(j => j.Patient == ClinicFlow.Intake.Events.Log.Key.Patient(patient))));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task One_event_may_come_alone_with_the_name_beside_it(string database)
    {
        var clinic = await RunningClinic.On(database);
        var integrator = await clinic.SignedIn(Roles.Integrator);
        var patient = RunningClinic.Own("P");

        var answer = await Post(integrator, JsonSerializer.Serialize(CloudEvent.Of(patient, "patient.registered", patient, RunningClinic.Now.AddDays(-1), new { person = new { name = "Ёлкина Анна" }, note = "боится" })), "application/cloudevents+json");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var key = ClinicFlow.Intake.Events.Log.Key.Patient(patient);
        Assert.Equal("елкина анна", await clinic.Data(c => c.Persons.Where(p => p.Id == key).Select(p => p.FoldedName).SingleAsync()));
        Assert.DoesNotContain("Анна", await clinic.Data(c => c.Log.Where(l => l.Patient == key).Select(l => l.Data).SingleAsync()));
    }

    [Fact]
    public async Task Malformed_JSON_is_refused_with_its_line_and_what_to_do()
    {
        var clinic = await RunningClinic.On("sqlite");
        var integrator = await clinic.SignedIn(Roles.Integrator);
        integrator.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var answer = await Post(integrator, "[\n  { \"id\": }\n]", "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("event.malformed", problem.Text("code"));
        Assert.StartsWith("Line 2", problem.Text("detail"));
        Assert.NotEmpty(problem.Text("remedy")!);
    }

    [Fact]
    public async Task Another_kind_of_content_is_refused()
    {
        var clinic = await RunningClinic.On("sqlite");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Post(await clinic.SignedIn(Roles.Integrator), "<xml/>", "application/xml")).StatusCode);
    }

    [Fact]
    public async Task Only_integrators_send_events()
    {
        var clinic = await RunningClinic.On("sqlite");
        using var nobody = new HttpClient { BaseAddress = new Uri(clinic.App.Urls.First() + "/api/v1/") };

        Assert.Equal(HttpStatusCode.Forbidden, (await Post(await clinic.SignedIn(Roles.Manager), "[]", "application/json")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(nobody, "[]", "application/json")).StatusCode);
    }

    [Fact]
    public async Task Every_type_has_a_schema_of_what_may_be_sent()
    {
        var clinic = await RunningClinic.On("sqlite");

        var types = (await (await clinic.SignedIn(Roles.Integrator)).Json("events/types")).List("types").ToDictionary(t => t.Text("type")!);

        Assert.Equal(ClinicFlow.Intake.Events.EventVocabulary.All.Count(), types.Count);
        var booked = types["clinicflow.appointment.booked.v1"].GetProperty("schema");
        Assert.Equal(["appointment", "start"], booked.List("required").Select(r => r.GetString()!).Order(StringComparer.Ordinal));
        Assert.True(booked.GetProperty("properties").TryGetProperty("person", out _));
        Assert.False(booked.GetProperty("properties").TryGetProperty("noteRef", out _));
        Assert.Contains("treated", types["clinicflow.appointment.completed.v1"].GetProperty("schema").GetProperty("properties").GetProperty("outcome").List("enum").Select(v => v.GetString()));
        Assert.False(types["clinicflow.task.snoozed.v1"].GetProperty("accepted").GetBoolean());
    }

    private static Task<HttpResponseMessage> Post(HttpClient client, string body, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return client.PostAsync("events", content);
    }
}
