using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Imports;

namespace ClinicFlow.Tests.Intake.Imports;

public sealed class RowMapperTests : IDisposable
{
    private const string Header = "id,patient,booked,start,status\n";
    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_row_gives_several_events_each_with_its_own_time_and_id()
    {
        _folder.With("visits.csv", Header + "1,7,2026-03-01 10:00,2026-03-05 09:30,came\n");
        const string arrived = """{ "type": "appointment.arrived", "when": "status == \"came\"", "time": "time:start - 5m", "data": { "appointment": "A{id}" } }""";
        const string missed = """{ "type": "appointment.no-show", "when": "status == \"missed\"", "time": "start", "data": { "appointment": "A{id}" } }""";

        var row = Assert.Single(_folder.Rows(ImportFolder.Visits($"{ImportFolder.Booked}, {arrived}, {missed}")));

        Assert.Equal(["visits:1/appointment.booked", "visits:1/appointment.arrived"], row.Events.Select(e => e.Event.Id));
        Assert.Equal(["mis"], row.Events.Select(e => e.Event.Source).Distinct());
        Assert.Equal(["P7"], row.Events.Select(e => e.Event.Subject).Distinct());
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 7, 0, 0, TimeSpan.Zero), row.Events[0].Event.Time);
        Assert.Equal(new DateTimeOffset(2026, 3, 5, 6, 25, 0, TimeSpan.Zero), row.Events[1].Event.Time);
        Assert.Equal(new AppointmentBooked { Appointment = "A1", Start = new DateTimeOffset(2026, 3, 5, 6, 30, 0, TimeSpan.Zero) }, row.Events[0].Event.Data);
    }

    [Fact]
    public void The_same_file_gives_the_same_ids_and_hashes_for_ever()
    {
        _folder.With("visits.csv", Header + "1,7,2026-03-01 10:00,2026-03-05 09:30,came\n2,8,2026-03-01 10:00,2026-03-05 09:30,came\n");
        var first = _folder.Rows(ImportFolder.Visits(ImportFolder.Booked));
        _folder.With("visits.csv", Header.Replace("\n", "\r\n") + "2,8,2026-03-01 10:00,2026-03-05 09:30,missed\r\n1,7,2026-03-01 10:00,2026-03-05 09:30,came\r\n");
        var second = _folder.Rows(ImportFolder.Visits(ImportFolder.Booked));

        Assert.Equal((first[0].RowKey, first[0].ContentHash), (second[1].RowKey, second[1].ContentHash));
        Assert.Equal(first[1].RowKey, second[0].RowKey);
        Assert.NotEqual(first[1].ContentHash, second[0].ContentHash);
        Assert.Equal(first[1].Events[0].Event.Id, second[0].Events[0].Event.Id);
    }

    [Fact]
    public void A_value_that_no_enum_names_goes_to_quarantine_with_the_nearest_named_one()
    {
        _folder.With("visits.csv", Header + "1,7,2026-03-01 10:00,2026-03-05 09:30,Pat\n2,7,2026-03-01 10:00,2026-03-05 09:30,phone\n");
        var mapping = ImportFolder.Visits(ImportFolder.Booked.Replace("\"A{id}\",", "\"A{id}\", \"channel\": \"enum:channel(status)\","), top: "\"enums\": { \"channel\": { \"phone\": \"phone\", \"Pal\": \"pal\" } },");

        var rows = _folder.Rows(mapping);

        Assert.True(rows[0].Quarantined);
        Assert.Empty(rows[0].Events);
        var problem = Assert.Single(rows[0].Problems);
        Assert.Equal(("row.unknown-value", "visits.csv", 2L, "status"), (problem.Code, problem.File, problem.Line, problem.Field));
        Assert.Contains("'Pal'", problem.Remedy.En);
        Assert.Equal("1,7,2026-03-01 10:00,2026-03-05 09:30,Pat", rows[0].Raw);
        Assert.Equal("phone", ((AppointmentBooked)rows[1].Events[0].Event.Data).Channel);
    }

    [Fact]
    public void A_column_that_nobody_lists_is_reported_once_and_the_rows_go_on()
    {
        _folder.With("visits.csv", Header + "1,7,2026-03-01 10:00,2026-03-05 09:30,x\n2,7,2026-03-01 10:00,2026-03-05 09:30,x\n");

        var problem = Assert.Single(_folder.FileProblems(ImportFolder.Visits(ImportFolder.Booked), "visits"));

        Assert.Equal((ImportSeverity.Warning, "file.unlisted-column", "status"), (problem.Severity, problem.Code, problem.Field));
        Assert.All(_folder.Rows(ImportFolder.Visits(ImportFolder.Booked)), r => Assert.Single(r.Events));
    }

    [Fact]
    public void A_column_that_the_file_lacks_keeps_the_file_out_and_names_the_nearest_one()
    {
        _folder.With("visits.csv", "id,patient,bookd,start\n1,7,2026-03-01 10:00,2026-03-05 09:30\n");

        var problem = _folder.FileProblems(ImportFolder.Visits(ImportFolder.Booked), "visits").First(p => p.Code == "file.missing-column");

        Assert.Equal("booked", problem.Field);
        Assert.Contains("'bookd'", problem.Remedy.En);
        Assert.Empty(_folder.Rows(ImportFolder.Visits(ImportFolder.Booked)));
    }

    [Fact]
    public void A_file_that_is_missing_and_one_that_nobody_mentions_are_named()
    {
        _folder.With("other.csv", "a\n1\n");
        using var mapper = new RowMapper(ImportFolder.Plan(ImportFolder.Visits(ImportFolder.Booked)), _folder.Path);

        Assert.Equal(["file.missing", "file.unmentioned"], mapper.Problems.Select(p => p.Code));
        Assert.Empty(mapper.Parts);
    }

    [Theory]
    [InlineData("2026-02-30 10:00", "row.impossible-date")]
    [InlineData("30.02.2026", "row.impossible-date")]
    [InlineData("0001-01-01 00:00", "row.impossible-date")]
    [InlineData("2026-03-01 24:30", "row.impossible-date")]
    [InlineData("", "row.empty")]
    public void An_impossible_date_goes_to_quarantine(string booked, string code)
    {
        _folder.With("visits.csv", Header + $"1,7,{booked},2026-03-05 09:30,x\n");

        var row = Assert.Single(_folder.Rows(ImportFolder.Visits(ImportFolder.Booked)));

        Assert.True(row.Quarantined);
        Assert.Equal((code, "booked", 2L), (row.Problems[0].Code, row.Problems[0].Field, row.Problems[0].Line));
    }

    [Fact]
    public void A_time_that_the_clocks_skipped_is_reported_and_one_that_they_passed_twice_is_the_earlier()
    {
        _folder.With("visits.csv", Header + "1,7,2026-03-29 02:30,2026-03-30 09:30,x\n2,7,2026-10-25 02:30,2026-10-26 09:30,x\n");

        var rows = _folder.Rows(ImportFolder.Visits(ImportFolder.Booked, zone: "Europe/Berlin"));

        Assert.Equal("row.no-such-time", Assert.Single(rows[0].Problems).Code);
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), rows[1].Events[0].Event.Time);
    }

    [Fact]
    public void A_day_alone_makes_the_event_date_only_at_the_beginning_of_the_local_day()
    {
        _folder.With("visits.csv", Header + "1,7,2026-03-01,2026-03-05 09:30,x\n");

        var e = Assert.Single(Assert.Single(_folder.Rows(ImportFolder.Visits(ImportFolder.Booked))).Events).Event;

        Assert.True(e.DateOnly);
        Assert.Equal(new DateTimeOffset(2026, 2, 28, 21, 0, 0, TimeSpan.Zero), e.Time);
    }

    [Fact]
    public void A_column_has_its_own_format_zone_and_separators()
    {
        _folder.With("visits.csv", "id,patient,when,price\n1,7,05.03.2026 09:30:00.1234567,\"1 234,50\"\n");
        const string service = """{ "type": "service.performed", "time": "when", "data": { "service": "S{id}", "price": "decimal:price" } }""";
        const string columns = """ "columns": { "when": { "dateTime": "dd.MM.yyyy HH:mm:ss.fffffff", "timeZone": "Asia/Vladivostok" }, "price": { "decimalSeparator": ",", "groupSeparator": " " } }, """;

        var e = Assert.Single(Assert.Single(_folder.Rows(ImportFolder.Visits(service, columns))).Events).Event;

        Assert.Equal(1234.50m, ((ServicePerformed)e.Data).Price);
        Assert.Equal(new DateTimeOffset(2026, 3, 4, 23, 30, 0, TimeSpan.Zero).AddMicroseconds(123456), e.Time);
    }

    [Fact]
    public void A_lookup_reads_another_file_and_a_missing_row_there_is_a_problem_unless_it_is_optional()
    {
        _folder.With("visits.csv", Header + "1,7,2026-03-01 10:00,2026-03-05 09:30,d1\n2,7,2026-03-01 10:00,2026-03-05 09:30,d9\n");
        _folder.With("doctors.csv", "doctor,role\nd1,surgery\nd2,therapy\nd2,again\n");
        var booked = ImportFolder.Booked.Replace("\"A{id}\",", "\"A{id}\", \"specialty\": \"doctor.role?\",");
        string With(string optional) => ImportFolder.Visits(booked, $$""" "lookup": { "doctor": { "file": "doctors.csv", "on": "status", "key": "doctor"{{optional}} } }, """);

        var strict = _folder.Rows(With(""));
        Assert.Equal("surgery", ((AppointmentBooked)strict[0].Events[0].Event.Data).Specialty);
        Assert.Equal(("row.not-found", "status"), (strict[1].Problems[0].Code, strict[1].Problems[0].Field));
        Assert.Null(((AppointmentBooked)_folder.Rows(With(", \"optional\": true"))[1].Events[0].Event.Data).Specialty);
        Assert.Contains(_folder.FileProblems(With(""), "visits"), p => p is { Code: "file.key-twice", Line: 4 });
    }

    [Fact]
    public void A_row_changes_when_what_it_looks_up_changes()
    {
        _folder.With("visits.csv", Header + "1,7,2026-03-01 10:00,2026-03-05 09:30,d1\n").With("doctors.csv", "status,role\nd1,surgery\n");
        var mapping = ImportFolder.Visits(ImportFolder.Booked.Replace("\"A{id}\",", "\"A{id}\", \"specialty\": \"doctor.role\","), """ "lookup": { "doctor": { "file": "doctors.csv", "on": "status" } }, """);
        var before = _folder.Rows(mapping)[0].ContentHash;

        _folder.With("doctors.csv", "status,role\nd1,therapy\n");

        Assert.NotEqual(before, _folder.Rows(mapping)[0].ContentHash);
    }

    [Fact]
    public void The_items_of_a_plan_are_gathered_from_rows_that_lie_apart()
    {
        _folder.With("visits.csv", "id,patient,plan,when,price,state\n1,7,X,2026-03-01 10:00,100,open\n2,8,Y,2026-03-02 10:00,5,open\n3,7,X,2026-03-01 10:00,200,open\n4,7,X,2026-03-01 10:00,300,deleted\n");
        const string group = """ "group": { "steps": { "on": "plan", "when": "state != \"deleted\"" } }, """;
        const string plan = """
            { "type": "plan.identified", "once": "steps", "id": "{plan}", "time": "when",
              "data": { "plan": "{plan}", "items": { "each": "steps", "value": { "item": "I{id}", "price": "decimal:price" } } } },
            { "type": "plan.agreed", "once": "steps", "id": "{plan}", "when": "steps.count > 1", "time": "when",
              "data": { "plan": "{plan}", "items": { "each": "steps", "when": "price != \"100\"", "value": "I{id}" } } }
            """;

        var rows = _folder.Rows(ImportFolder.Visits(plan, group));

        Assert.Equal([2, 1, 0, 0], rows.Select(r => r.Events.Count));
        var identified = (PlanIdentified)rows[0].Events[0].Event.Data;
        Assert.Equal([("I1", 100m), ("I3", 200m)], identified.Items.Select(i => (i.Item, i.Price!.Value)));
        Assert.Equal(["I3"], ((PlanAgreed)rows[0].Events[1].Event.Data).Items!);
        Assert.Equal("visits:X/plan.identified", rows[0].Events[0].Event.Id);
        Assert.Equal("visits:Y/plan.identified", rows[1].Events[0].Event.Id);
    }

    [Fact]
    public void A_mistake_in_one_item_keeps_its_plan_out_and_points_at_the_items_line()
    {
        _folder.With("visits.csv", "id,patient,when\n1,7,2026-03-01 10:00\n").With("items.csv", "visit,price\n1,100\n1,cheap\n");
        const string plan = """{ "type": "plan.identified", "time": "when", "data": { "plan": "T{id}", "items": { "each": "items", "value": { "item": "I{visit}", "price": "decimal:price" } } } }""";

        var row = Assert.Single(_folder.Rows(ImportFolder.Visits(plan, """ "group": { "items": { "file": "items.csv", "on": "id", "key": "visit" } }, """)));

        var problem = Assert.Single(row.Problems);
        Assert.Equal(("row.bad-number", "items.csv", 3L, "price"), (problem.Code, problem.File, problem.Line, problem.Field));
        Assert.True(row.Quarantined);
    }

    [Fact]
    public void Identity_and_notes_stand_beside_the_event()
    {
        _folder.With("visits.csv", "id,patient,when,last,first,mobile,home,born,said\n1,7,2026-03-01 10:00,Иванова,Анна,,8-800,1980-05-17,просила перезвонить\n");
        const string registered = """
            { "type": "patient.registered", "time": "when", "data": { "birthYear": "year:born" },
              "person": { "name": "{last} {first} {middle?}", "phone": "first:mobile,home?", "birthDate": "born" }, "note": "said?" }
            """;

        var e = Assert.Single(Assert.Single(_folder.Rows(ImportFolder.Visits(registered.Replace(" {middle?}", "")))).Events);

        Assert.Equal(("Иванова Анна", "8-800", new DateOnly(1980, 5, 17)), (e.Person!.Name, e.Person.Phone, e.Person.BirthDate));
        Assert.Equal("просила перезвонить", e.Note);
        Assert.Equal(new PatientRegistered { BirthYear = 1980 }, e.Event.Data);
    }

    [Fact]
    public void A_problem_with_identity_does_not_repeat_it()
    {
        _folder.With("visits.csv", "id,patient,when,born\n1,7,2026-03-01 10:00,17.05.80\n");
        const string registered = """{ "type": "patient.registered", "time": "when", "data": { "sex": "=female" }, "person": { "birthDate": "born" } }""";

        var problem = Assert.Single(Assert.Single(_folder.Rows(ImportFolder.Visits(registered))).Problems);

        Assert.Equal(("row.impossible-date", "born"), (problem.Code, problem.Field));
        Assert.DoesNotContain("17.05.80", problem.ToString() + problem.Message.Ru);
    }

    [Fact]
    public void Staff_are_their_own_subject_and_rows_declare_locations()
    {
        _folder.With("visits.csv", "id,patient,when,place,name\n1,7,2026-03-01 10:00,L1,На Тверской\n");
        const string joined = """{ "type": "staff.joined", "time": "when", "data": { "staff": "D{id}", "role": "=doctor", "location": "place" } }""";

        var row = Assert.Single(_folder.Rows(ImportFolder.Visits(joined, """ "declares": [ { "kind": "location", "id": "place", "name": "name", "timeZone": "=Europe/Moscow" } ], """)));

        Assert.Equal("staff:D1", Assert.Single(row.Events).Event.Subject);
        Assert.Equal(new ClinicEntry("location", "L1", new LocalizedText("На Тверской", "На Тверской"), null, "Europe/Moscow"), Assert.Single(row.Entries));
    }

    [Fact]
    public void A_type_may_come_from_the_row_if_the_vocabulary_has_it_and_its_data_fit()
    {
        _folder.With("visits.csv", Header + "1,7,2026-03-01 10:00,2026-03-05 09:30,n\n2,7,2026-03-01 10:00,2026-03-05 09:30,c\n");
        const string ended = """{ "type": "appointment.{st}", "time": "start", "data": { "appointment": "A{id}", "reason": "=none" } }""";

        var rows = _folder.Rows(ImportFolder.Visits(ended, "\"let\": { \"st\": \"enum:st(status)\" },", "\"enums\": { \"st\": { \"n\": \"no-show\", \"c\": \"completed\" } },"));

        Assert.IsType<AppointmentNoShow>(rows[0].Events[0].Event.Data);
        Assert.Equal("row.unknown-event", Assert.Single(rows[1].Problems).Code);
    }

    [Fact]
    public void A_sequence_orders_as_text_whatever_it_is_made_of()
    {
        _folder.With("visits.csv", Header + "1,7,2026-03-01 10:00,2026-03-05 09:30,42\n");

        Assert.Equal("42", Sequence("status"));
        Assert.Equal("0000000000000000042", Sequence("int:status"));
        Assert.Equal("2026-03-01T07:00:00.000000Z", Sequence("time:booked"));

        string? Sequence(string value) => _folder.Rows(ImportFolder.Visits(ImportFolder.Booked, $"\"sequence\": \"{value}\","))[0].Events[0].Event.Sequence;
    }

    [Fact]
    public void A_computed_value_and_a_duration_are_made_of_columns()
    {
        _folder.With("visits.csv", "id,patient,from,to,kind\n1,7,2026-03-01 10:00,2026-03-01 10:45,x\n2,7,2026-03-01 10:00,2026-03-01 09:00,y\n");
        const string service = """{ "type": "service.performed", "time": "from", "data": { "service": "S{id}", "minutes": "minutes:from..to", "name": "expr:kind == \"x\" ? \"first\" : \"other\"", "price": "expr:decimal(id) * 2" } }""";

        var rows = _folder.Rows(ImportFolder.Visits(service));

        Assert.Equal(new ServicePerformed { Service = "S1", Minutes = 45, Name = "first", Price = 2 }, rows[0].Events[0].Event.Data);
        Assert.Equal("row.end-before-start", Assert.Single(rows[1].Problems).Code);
    }

    [Fact]
    public void A_value_that_means_nothing_counts_as_empty()
    {
        _folder.With("visits.csv", Header + "1,7,2026-03-01 10:00,2026-03-05 09:30,NULL\n");

        var row = Assert.Single(_folder.Rows(ImportFolder.Visits(ImportFolder.Booked.Replace("\"A{id}\",", "\"A{id}\", \"channel\": \"status?\","), top: "\"empty\": \"NULL\",")));

        Assert.Null(((AppointmentBooked)row.Events[0].Event.Data).Channel);
    }

    [Fact]
    public void A_row_from_quarantine_is_mapped_again_from_its_text()
    {
        _folder.With("visits.csv", Header + "1,7,2026-03-01 10:00,2026-03-05 09:30,x\n");
        using var mapper = new RowMapper(ImportFolder.Plan(ImportFolder.Visits(ImportFolder.Booked)), _folder.Path);
        using var file = mapper.Open("visits");

        var row = file.Map("9,7,2026-03-01 10:00,2026-03-05 09:30,\"a,\nb\"", 17, 400);

        Assert.Equal(("visits:9", 17L, false), (row!.RowKey, row.Line, row.Quarantined));
        Assert.Single(row.Events);
        Assert.True(file.Map("9,7,\"", 17, 400)!.Quarantined);
    }
}
