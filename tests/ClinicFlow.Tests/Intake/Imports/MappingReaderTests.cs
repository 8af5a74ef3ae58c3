using ClinicFlow.Intake.Imports;

namespace ClinicFlow.Tests.Intake.Imports;

public sealed class MappingReaderTests
{
    private const string Good = """
        {
          "name": "test", "source": "mis", "timeZone": "Europe/Moscow", "dateTime": "yyyy-MM-dd HH:mm", "date": "yyyy-MM-dd",
          "locations": { "main": { "ru": "Клиника", "en": "Clinic" } },
          "enums": { "status": { "1": "booked", "2": "no-show" }, "outcome": { "a": "treated" } },
          "files": [
            {
              "file": "visits.csv", "key": "{id}", "subject": "{patient}", "ignored": ["x"],
              "let": { "st": "enum:status(status)" },
              "events": [
                {
                  "type": "appointment.booked", "when": "st == \"booked\"", "time": "booked",
                  "data": { "appointment": "A{id}", "start": "time:start", "minutes": "int:minutes", "location": "=main" }
                }
              ]
            }
          ]
        }
        """;

    [Fact]
    public void A_good_mapping_becomes_a_plan()
    {
        var reading = MappingReader.Read(Good, "test.json");

        Assert.Empty(reading.Problems);
        Assert.Equal(("test", "mis"), (reading.Plan!.Name, reading.Plan.Source));
        Assert.Equal(["visits.csv"], reading.Plan.Files);
        Assert.Equal("main", Assert.Single(reading.Plan.Entries).Id);
    }

    [Theory]
    [InlineData("\"source\": \"mis\",", "\"sourse\": \"mis\",", "mapping.unknown-member", 2, "sourse")]
    [InlineData("\"source\": \"mis\",", "", "mapping.missing", 1, "source")]
    [InlineData("\"source\": \"mis\"", "\"source\": \"clinicflow\"", "mapping.bad-value", 2, "source")]
    [InlineData("\"source\": \"mis\"", "\"source\": 5", "mapping.wrong-kind", 2, "source")]
    [InlineData("Europe/Moscow", "Europe/Moskow", "mapping.unknown-zone", 2, "timeZone")]
    [InlineData("\"yyyy-MM-dd HH:mm\"", "\"YYYY-DD-mm\"", "mapping.bad-format", 2, "dateTime")]
    [InlineData("\"visits.csv\"", "\"../secret.csv\"", "mapping.bad-value", 7, "files[0].file")]
    [InlineData("\"key\": \"{id}\"", "\"key\": \"{id\"", "mapping.bad-value", 7, "files[0].key")]
    [InlineData("enum:status(status)", "enum:statis(status)", "mapping.unknown-enum", 8, "files[0].let.st")]
    [InlineData("enum:status(status)", "enm:status(status)", "mapping.unknown-kind", 8, "files[0].let.st")]
    [InlineData("enum:status(status)", "enum:status", "mapping.bad-value", 8, "files[0].let.st")]
    [InlineData("appointment.booked", "appointment.boked", "mapping.unknown-event", 11, "files[0].events[0].type")]
    [InlineData("appointment.booked", "task.snoozed", "mapping.unknown-event", 11, "files[0].events[0].type")]
    [InlineData("st == \\\"booked\\\"", "st == == 1", "mapping.bad-expression", 11, "files[0].events[0].when")]
    [InlineData("st == \\\"booked\\\"", "Now > Today", "mapping.bad-value", 11, "files[0].events[0].when")]
    [InlineData("\"minutes\": \"int:minutes\"", "\"minuts\": \"int:minutes\"", "mapping.unknown-member", 12, "files[0].events[0].data.minuts")]
    [InlineData("int:minutes", "minutes", "mapping.wrong-value", 12, "files[0].events[0].data.minutes")]
    [InlineData("int:minutes", "=half an hour", "mapping.bad-constant", 12, "files[0].events[0].data.minutes")]
    [InlineData("time:start", "time:start + soon", "mapping.bad-value", 12, "files[0].events[0].data.start")]
    [InlineData("time:start", "time:start?", "mapping.bad-value", 12, "files[0].events[0].data.start")]
    [InlineData("\"start\": \"time:start\", ", "", "mapping.missing", 12, "files[0].events[0].data.start")]
    [InlineData("=main", "=maine", "mapping.unknown-location", 12, "files[0].events[0].data.location")]
    [InlineData("\"subject\": \"{patient}\",", "", "mapping.missing", 6, "files[0].subject")]
    [InlineData("\"ignored\": [\"x\"],", "\"ignored\": [\"x\"], \"ignored\": [],", "mapping.said-twice", 7, "files[0].ignored")]
    [InlineData("\"ignored\": [\"x\"],", "\"ignored\": [\"x\"] ", "mapping.malformed", 8, null)]
    [InlineData("\"time\": \"booked\",", "\"time\": \"booked\", \"note\": \"\",", "mapping.bad-value", 11, "files[0].events[0].note")]
    [InlineData("\"time\": \"booked\",", "\"time\": \"booked\", \"once\": \"steps\",", "mapping.unknown-group", 11, "files[0].events[0].once")]
    public void A_mistake_is_named_with_its_line_its_member_and_what_to_do(string good, string bad, string code, int line, string? field)
    {
        Assert.Contains(good, Good);

        var reading = MappingReader.Read(Good.Replace(good, bad), "test.json");

        Assert.Null(reading.Plan);
        var problem = reading.Problems.First(p => p.Code == code);
        Assert.Equal(("test.json", (long)line, field), (problem.File, problem.Line, problem.Field));
        Assert.True(problem.Column > 0);
        Assert.All([problem.Message.Ru, problem.Message.En, problem.Remedy.Ru, problem.Remedy.En], text => Assert.NotEmpty(text));
    }

    [Fact]
    public void A_misspelt_name_is_answered_with_the_nearest_known_one()
    {
        var reading = MappingReader.Read(Good.Replace("appointment.booked", "apointment.booked").Replace("enum:status", "enum:statuss"), "test.json");

        Assert.Contains(reading.Problems, p => p.Remedy.En == "Did you mean 'status'?");
    }

    [Fact]
    public void A_mistake_in_an_expression_is_pointed_at_with_its_column()
    {
        var line = Good.Split('\n')[10];

        var problem = Assert.Single(MappingReader.Read(Good.Replace("st == \\\"booked\\\"", "st == == 1"), "test.json").Problems);

        Assert.InRange(problem.Column!.Value, line.IndexOf("st ==", StringComparison.Ordinal) + 1, line.IndexOf("st ==", StringComparison.Ordinal) + 10);
    }

    [Fact]
    public void An_enum_whose_values_the_member_does_not_know_is_refused()
    {
        var bad = Good.Replace("\"a\": \"treated\"", "\"a\": \"cured\"").Replace("{ \"type\"", "{ \"type\"")
            .Replace("\"type\": \"appointment.booked\", \"when\": \"st == \\\"booked\\\"\"", "\"type\": \"appointment.completed\"")
            .Replace("\"start\": \"time:start\", \"minutes\": \"int:minutes\", \"location\": \"=main\"", "\"outcome\": \"enum:outcome(what)\"");

        Assert.Equal("mapping.not-allowed", Assert.Single(MappingReader.Read(bad, "test.json").Problems).Code);
    }

    [Fact]
    public void Two_events_of_a_type_need_ids_of_their_own()
    {
        const string twice = """{ "type": "lead.received", "time": "a", "data": { "lead": "{id}" } }""";

        Assert.Equal("mapping.bad-value", Assert.Single(MappingReader.Read(ImportFolder.Visits($"{twice}, {twice}"), "test.json").Problems).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"name\":")]
    public void What_is_not_a_mapping_at_all_is_said_to_be_none(string json)
    {
        var reading = MappingReader.Read(json, "test.json");

        Assert.Null(reading.Plan);
        Assert.NotEmpty(reading.Problems);
    }
}
