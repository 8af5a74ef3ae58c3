using ClinicFlow.Intake.Quarantine;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Intake.Api;

/// <summary>Events that other systems send: once and only once, in whatever order.</summary>
public sealed class TakeEventsTests
{
    public static TheoryData<Store> Stores => Testing.Stores.Both;

    private static readonly DateTimeOffset Monday = TestClinic.Start.AddDays(-8);

    [Theory, MemberData(nameof(Stores))]
    public async Task An_event_is_taken_once_and_only_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var booked = CloudEvent.Booked("e1", "P1", Monday);

        Assert.Equal(["accepted", "duplicate"], await clinic.Send(booked, booked));
        Assert.Equal(["duplicate"], await clinic.Send(booked));
        Assert.Equal(1, await clinic.Read(c => c.Log.CountAsync()));
        Assert.Equal(1, await clinic.Read(c => c.Journeys.CountAsync()));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task The_same_event_sent_by_many_at_once_is_taken_once(Store store)
    {
        await using var clinic = await TestClinic.Open(store);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => clinic.Send(CloudEvent.Booked("e1", "P1", Monday))));

        Assert.Equal(1, answers.Count(a => a[0] == "accepted"));
        Assert.Equal(1, await clinic.Read(c => c.Log.CountAsync()));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task The_same_id_in_other_words_is_a_correction_and_the_last_word_counts(Store store)
    {
        await using var clinic = await TestClinic.Open(store);

        Assert.Equal(["accepted"], await clinic.Send(CloudEvent.Booked("e1", "P1", Monday, days: 20)));
        Assert.Equal(["corrected"], await clinic.Send(CloudEvent.Booked("e1", "P1", Monday, days: 30)));

        Assert.Equal(Monday.AddDays(30), await clinic.Read(c => c.Patients.Select(p => p.NextVisitAt).SingleAsync()));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task An_older_version_never_wins_not_even_between_two_equal_newer_ones(Store store)
    {
        await using var clinic = await TestClinic.Open(store);

        Assert.Equal(["accepted"], await clinic.Send(CloudEvent.Booked("e1", "P1", Monday, days: 20, sequence: "5")));
        Assert.Equal(["duplicate"], await clinic.Send(CloudEvent.Booked("e1", "P1", Monday, days: 20, sequence: "7")));
        Assert.Equal("older-sequence", (await clinic.SendAll(CloudEvent.Booked("e1", "P1", Monday, days: 30, sequence: "6")))[0].Reason);

        Assert.Equal(Monday.AddDays(20), await clinic.Read(c => c.Patients.Select(p => p.NextVisitAt).SingleAsync()));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_retraction_that_comes_before_its_event_keeps_it_out(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var booked = CloudEvent.Booked("e1", "P1", Monday);

        Assert.Equal(["accepted"], await clinic.Send(CloudEvent.TakenBack("r1", "e1", "P1", Monday)));
        Assert.Equal(["accepted"], await clinic.Send(booked));
        Assert.Equal(["duplicate"], await clinic.Send(booked));

        Assert.Equal(0, await clinic.Read(c => c.Journeys.CountAsync()));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Events_in_any_order_lead_to_the_same_state(Store store)
    {
        object[] story =
        [
            CloudEvent.Booked("e1", "P1", Monday, days: 1, sequence: "1"),
            CloudEvent.Of("e2", "appointment.arrived", "P1", Monday.AddDays(1), new { appointment = "A1" }),
            CloudEvent.Booked("e1", "P1", Monday, days: 1, sequence: "2", channel: "phone"),
            CloudEvent.Booked("e3", "P1", Monday.AddDays(2), appointment: "A2", days: 20),
            CloudEvent.TakenBack("r3", "e3", "P1", Monday.AddDays(3)),
            CloudEvent.Of("e4", "appointment.completed", "P1", Monday.AddDays(1).AddHours(1), new { appointment = "A1", outcome = "treated" }),
        ];
        var random = new Random(7);
        var hashes = new List<string>();
        foreach (var order in (object[][])[story, [.. story.Reverse()], Shuffled(random, story), Shuffled(random, story)])
        {
            await using var clinic = await TestClinic.Open(store);
            foreach (var e in order) await clinic.SendAll(e);
            await clinic.Fold();
            using var connection = clinic.Get<Database>().Open();
            hashes.Add(CanonicalState.Write(connection, TextWriter.Null));
        }

        Assert.Single(hashes.Distinct());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_record_that_can_not_be_taken_is_kept_with_its_text_and_the_others_are_taken(Store store)
    {
        await using var clinic = await TestClinic.Open(store);

        var results = await clinic.SendAll(
            CloudEvent.Booked("e1", "P1", Monday), CloudEvent.Of("e2", "appointment.boked", "P1", Monday, new { appointment = "A1" }), CloudEvent.Booked("e3", "P1", Monday, "A3"));

        Assert.Equal(["Accepted", "Quarantined", "Accepted"], results.Select(r => r.Status.ToString()));
        Assert.Equal(("e2", "event.unknown-type"), (results[1].Id, results[1].Reason));
        var kept = await clinic.Read(c => c.Quarantine.SingleAsync());
        Assert.Equal(("crm", "event.unknown-type", "type", QuarantineStatus.Open), (kept.Source, kept.Reason, kept.Field, kept.Status));
        Assert.Contains("appointment.boked", kept.Raw);
    }

    [Theory]
    [InlineData("task.snoozed", "crm", "event.human-act")]
    [InlineData("workflow.skipped", "crm", "event.human-act")]
    [InlineData("appointment.booked", "clinicflow", "event.reserved-source")]
    public async Task What_only_the_system_records_can_not_be_said_from_outside(string type, string source, string reason)
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);

        var result = Assert.Single(await clinic.SendAll(CloudEvent.Of("e1", type, "P1", Monday, new { appointment = "A1", start = Monday }, source)));

        Assert.Equal(reason, result.Reason);
        Assert.Equal(0, await clinic.Read(c => c.Log.CountAsync()));
    }

    [Fact]
    public async Task What_a_person_did_here_can_not_be_taken_back_from_outside()
    {
        await using var clinic = await TestClinic.Open(Store.Sqlite);

        var result = Assert.Single(await clinic.SendAll(CloudEvent.Of("r1", "event.retracted", "P1", Monday, new { source = "clinicflow", @event = "act" })));

        Assert.Equal("event.reserved-source", result.Reason);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task An_event_from_the_future_waits_in_quarantine_until_its_time_has_come(Store store)
    {
        await using var clinic = await TestClinic.Open(store);

        var result = Assert.Single(await clinic.SendAll(CloudEvent.Booked("e1", "P1", clinic.Now.AddHours(1))));
        Assert.Equal("event.future", result.Reason);
        Assert.Equal(new ReplayResult(1, 0, 1), await clinic.Get<ReplayQuarantine>().Handle(new QuarantineFilter(), "anna"));

        clinic.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(new ReplayResult(1, 1, 0), await clinic.Get<ReplayQuarantine>().Handle(new QuarantineFilter(), "anna"));
        Assert.Equal(1, await clinic.Read(c => c.Journeys.CountAsync()));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_refused_event_that_was_sent_again_rightly_does_not_come_back(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.SendAll(CloudEvent.Booked("e1", "P1", clinic.Now.AddHours(1)));
        await clinic.SendAll(CloudEvent.Booked("e1", "P1", Monday));
        clinic.Clock.Advance(TimeSpan.FromHours(2));

        await clinic.Get<ReplayQuarantine>().Handle(new QuarantineFilter(), "anna");

        Assert.Equal(1, await clinic.Read(c => c.Log.CountAsync()));
        Assert.Equal(["superseded"], await clinic.Read(c => c.QuarantineActs.Select(a => a.Kind).ToListAsync()));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task A_name_that_an_older_version_brings_is_not_taken_over_a_newer_one(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        object Named(string name, string sequence) => CloudEvent.Of("e1", "patient.registered", "P1", Monday, new { birthYear = 1980, person = new { name } }, sequence: sequence);

        await clinic.SendAll(Named("Новая Анна", "2"));
        await clinic.SendAll(Named("Старая Анна", "1"));

        Assert.Equal("Новая Анна", await clinic.Read(c => c.Persons.Where(p => p.BirthYear == null && p.Name!.EndsWith("Анна")).Select(p => p.Name).SingleAsync()));
    }

    private static object[] Shuffled(Random random, object[] story)
    {
        var copy = (object[])story.Clone();
        random.Shuffle(copy);
        return copy;
    }
}
