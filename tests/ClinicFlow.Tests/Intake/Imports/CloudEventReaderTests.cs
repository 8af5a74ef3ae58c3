using System.Text;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Imports;

namespace ClinicFlow.Tests.Intake.Imports;

public sealed class CloudEventReaderTests
{
    private const string Booked = """
        { "specversion": "1.0", "id": "e1", "source": "crm", "type": "clinicflow.appointment.booked.v1", "subject": "P7", "time": "2026-03-01T10:00:00.1234567+03:00",
          "sequence": "5", "dateonly": false, "datacontenttype": "application/json",
          "data": { "appointment": "A1", "start": "2026-03-05T09:30:00+03:00", "minutes": 30 } }
        """;

    [Fact]
    public void One_event_is_read_in_utc_and_cut_to_microseconds()
    {
        var e = One(Booked).Event!.Event;

        Assert.Equal(("crm", "e1", "P7", "5", false), (e.Source, e.Id, e.Subject, e.Sequence, e.DateOnly));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 7, 0, 0, TimeSpan.Zero).AddMicroseconds(123456), e.Time);
        Assert.Equal(new AppointmentBooked { Appointment = "A1", Start = new DateTimeOffset(2026, 3, 5, 6, 30, 0, TimeSpan.Zero), Minutes = 30 }, e.Data);
        Assert.Equal(TimeSpan.Zero, ((AppointmentBooked)e.Data).Start.Offset);
    }

    [Fact]
    public void Identity_and_notes_are_taken_out_of_the_data()
    {
        var result = One(Booked.Replace("\"minutes\": 30", "\"minutes\": 30, \"person\": { \"name\": \"Анна\", \"birthDate\": \"1980-05-17\" }, \"note\": \"боится\""));

        Assert.Equal(("Анна", new DateOnly(1980, 5, 17)), (result.Event!.Person!.Name, result.Event.Person.BirthDate));
        Assert.Equal("боится", result.Event.Note);
    }

    [Theory]
    [InlineData("\"id\": \"e1\", ", "", "event.missing", "id")]
    [InlineData("\"subject\": \"P7\",", "\"subject\": null,", "event.missing", "subject")]
    [InlineData("\"subject\": \"P7\"", "\"subject\": \"staff:7\"", "event.reserved-subject", "subject")]
    [InlineData("\"source\": \"crm\"", "\"source\": \"clinicflow\"", "event.reserved-source", "source")]
    [InlineData("\"1.0\"", "\"0.3\"", "event.version", "specversion")]
    [InlineData("appointment.booked", "appointment.boked", "event.unknown-type", "type")]
    [InlineData("appointment.booked", "task.snoozed", "event.human-act", "type")]
    [InlineData("2026-03-01T10:00:00.1234567+03:00", "2026-02-30T10:00:00+03:00", "event.bad-time", "time")]
    [InlineData("2026-03-01T10:00:00.1234567+03:00", "2026-03-01T10:00:00", "event.bad-time", "time")]
    [InlineData("\"2026-03-05T09:30:00+03:00\"", "1772690000", "event.wrong-kind", "data.start")]
    [InlineData("\"start\": \"2026-03-05T09:30:00+03:00\", ", "", "event.missing", "data.start")]
    [InlineData("\"appointment\": \"A1\"", "\"appointment\": \"\"", "event.missing", "data.appointment")]
    [InlineData("\"appointment\": \"A1\"", "\"appointment\": \"\\u0000\"", "event.bad-text", "data.appointment")]
    [InlineData("\"appointment\": \"A1\"", "\"appointment\": \"\\ud800\"", "event.bad-text", null)]
    [InlineData("\"minutes\": 30", "\"minutes\": 3.5", "event.wrong-kind", "data.minutes")]
    [InlineData("\"minutes\": 30", "\"minuts\": 30", "event.unknown-member", "data.minuts")]
    [InlineData("\"minutes\": 30", "\"minutes\": 30, \"minutes\": 31", "event.said-twice", "data.minutes")]
    [InlineData("\"minutes\": 30", "\"noteRef\": \"n\"", "event.unknown-member", "data.noteRef")]
    [InlineData("\"dateonly\": false", "\"dateonly\": 5", "event.wrong-kind", "dateonly")]
    [InlineData("\"sequence\": \"5\"", "\"sequence\": {}", "event.wrong-kind", "sequence")]
    public void A_mistake_is_named_with_its_field_and_what_to_do(string good, string bad, string code, string? field)
    {
        Assert.Contains(good, Booked);

        var result = One(Booked.Replace(good, bad));

        Assert.Null(result.Event);
        var problem = result.Problems.First(p => p.Severity == ImportSeverity.Error);
        Assert.Equal((code, field), (problem.Code, problem.Field));
        Assert.NotEmpty(problem.Remedy.Ru);
    }

    [Fact]
    public void An_unknown_type_is_answered_with_the_nearest_known_one() =>
        Assert.Contains("clinicflow.appointment.booked.v1", One(Booked.Replace("booked.v1", "bookd.v1")).Problems[0].Remedy.En);

    [Fact]
    public void An_unknown_extension_is_a_warning_and_the_event_is_taken()
    {
        var result = One(Booked.Replace("\"dateonly\"", "\"traceparent\": \"00\", \"dateonly\""));

        Assert.NotNull(result.Event);
        Assert.Equal(ImportSeverity.Warning, Assert.Single(result.Problems).Severity);
    }

    [Fact]
    public void A_closed_list_of_words_is_kept()
    {
        var completed = Booked.Replace("appointment.booked", "appointment.completed").Replace("\"start\": \"2026-03-05T09:30:00+03:00\", \"minutes\": 30", "\"outcome\": \"cured\"");

        Assert.Equal("event.not-allowed", One(completed).Problems[0].Code);
        Assert.Equal("unknown", ((AppointmentCompleted)One(completed.Replace(", \"outcome\": \"cured\"", "").Replace("\"appointment\": \"A1\", \"outcome\": \"cured\"", "\"appointment\": \"A1\"")).Event!.Event.Data).Outcome);
    }

    [Fact]
    public void A_plan_brings_its_items_and_a_mistake_in_one_is_named_with_its_place()
    {
        var plan = Booked.Replace("appointment.booked", "plan.identified")
            .Replace("\"appointment\": \"A1\", \"start\": \"2026-03-05T09:30:00+03:00\", \"minutes\": 30", "\"plan\": \"T1\", \"items\": [ { \"item\": \"I1\", \"price\": 10.5 }, { \"price\": \"x\" } ]");

        Assert.Equal(["data.items[1].item", "data.items[1].price"], One(plan).Problems.Select(p => p.Field).Order());
        Assert.Equal(10.5m, ((PlanIdentified)One(plan.Replace(", { \"price\": \"x\" }", "")).Event!.Event.Data).Items[0].Price);
    }

    [Fact]
    public void Staff_events_need_no_subject()
    {
        const string joined = """{ "specversion": "1.0", "id": "e2", "source": "crm", "type": "clinicflow.staff.joined.v1", "time": "2026-03-01T10:00:00Z", "data": { "staff": "D1", "role": "doctor" } }""";

        Assert.Equal("staff:D1", One(joined).Event!.Event.Subject);
        Assert.Equal("event.other-subject", One(joined.Replace("\"time\"", "\"subject\": \"P7\", \"time\"")).Problems[0].Code);
    }

    [Fact]
    public void A_batch_answers_for_each_of_its_elements_with_its_line()
    {
        var results = Read($"[\n{Booked},\n5,\n{Booked.Replace("e1", "e2").Replace("A1", "")}]", CloudEventReader.Batch);

        Assert.Equal([true, false, false], results.Select(r => r.Event is not null));
        Assert.Equal(["e1", null, "e2"], results.Select(r => r.Id));
        Assert.Equal([5L, 6L], results.Skip(1).Select(r => r.Problems[0].Line));
    }

    [Theory]
    [InlineData("", CloudEventReader.Plain, "event.malformed")]
    [InlineData("{", CloudEventReader.Single, "event.malformed")]
    [InlineData("[{},]", CloudEventReader.Batch, "event.malformed")]
    [InlineData("[]", CloudEventReader.Single, "event.wrong-shape")]
    [InlineData("{}", CloudEventReader.Batch, "event.wrong-shape")]
    [InlineData("5", CloudEventReader.Plain, "event.wrong-shape")]
    [InlineData("{}", "text/plain", "event.content-type")]
    public void What_is_no_cloud_event_is_answered_and_never_thrown(string body, string contentType, string code) =>
        Assert.Equal(code, Assert.Single(Read(body, contentType)).Problems[0].Code);

    [Fact]
    public void An_event_above_its_limit_is_refused_and_its_neighbours_are_taken()
    {
        var large = Booked.Replace("\"A1\"", $"\"{new string('x', 300_000)}\"");

        var results = Read($"[{Booked},{large}]", CloudEventReader.Batch);

        Assert.NotNull(results[0].Event);
        Assert.Equal("event.too-large", results[1].Problems[0].Code);
    }

    private static CloudEventResult One(string json) => Assert.Single(Read(json, CloudEventReader.Single + "; charset=utf-8"));

    private static IReadOnlyList<CloudEventResult> Read(string json, string contentType) => CloudEventReader.Read(Encoding.UTF8.GetBytes(json), contentType);
}
