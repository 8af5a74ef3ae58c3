using ClinicFlow.Clinic;
using ClinicFlow.Intake;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.Demo;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Tests.Testing;

namespace ClinicFlow.Tests.Journeys.Folding;

/// <summary>The promise: same events, versions and now → same facts, instances, open items and deviations, whatever the order of arrival and the batches.</summary>
public sealed class FoldPromiseTests
{
    private const int Patients = 6;

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Any_order_and_any_batches_end_in_the_same_state(Store store)
    {
        var told = Told();
        var expected = await State(store, [told]);
        for (var seed = 1; seed <= 3; seed++) Assert.Equal(expected, await State(store, Batches(told, new Random(seed))));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Duplicates_corrections_and_retractions_leave_no_trace_in_whatever_order_they_come(Store store)
    {
        var told = Told();
        var expected = await State(store, [told]);
        for (var seed = 1; seed <= 3; seed++)
        {
            var random = new Random(seed);
            Assert.Equal(expected, await State(store, Batches(Disturbed(told, random), random)));
        }
    }

    [Fact]
    public async Task Both_databases_hold_the_same_state()
    {
        var told = Told();
        Assert.Equal(await State(Store.Sqlite, [told]), await State(Store.Postgres, [told]));
    }

    [Fact]
    public async Task Folding_forward_day_by_day_ends_where_folding_at_once_ends()
    {
        var told = Told();
        var now = TestClinic.Start;
        var expected = await State(Store.Sqlite, [told], now);
        Assert.Equal(expected, await State(Store.Sqlite, [told], now, from: now.AddDays(-20), step: TimeSpan.FromHours(31)));
    }

    private static List<IncomingEvent> Told()
    {
        var demo = DemoClinic.Plan(new DemoOptions { Patients = 2000, Now = TestClinic.Start });
        return [.. Enumerable.Range(0, Patients).SelectMany(n => demo.Patient(n * 25).Events)];
    }

    /// <summary>Every event twice here and there, some first said wrongly, some never true and taken back.</summary>
    private static List<IncomingEvent> Disturbed(List<IncomingEvent> told, Random random)
    {
        var disturbed = new List<IncomingEvent>();
        foreach (var incoming in told)
        {
            var e = incoming.Event;
            switch (random.Next(12))
            {
                case 0:
                    disturbed.Add(incoming);
                    disturbed.Add(incoming);
                    break;
                case 1:
                    disturbed.Add(incoming with { Event = e with { Sequence = "1", Time = e.Time.AddMinutes(-7) } });
                    disturbed.Add(incoming with { Event = e with { Sequence = "2" } });
                    break;
                case 2:
                    disturbed.Add(incoming);
                    disturbed.Add(new IncomingEvent(e with { Id = e.Id + "-wrong", Data = new CallMade { Call = e.Id + "-wrong", Outcome = "thinking" } }));
                    disturbed.Add(new IncomingEvent(e with { Id = e.Id + "-back", Data = new EventRetracted { Event = e.Id + "-wrong" } }));
                    break;
                default:
                    disturbed.Add(incoming);
                    break;
            }
        }
        return disturbed;
    }

    private static IEnumerable<List<IncomingEvent>> Batches(List<IncomingEvent> events, Random random)
    {
        var shuffled = events.ToArray();
        random.Shuffle(shuffled);
        for (var at = 0; at < shuffled.Length;)
        {
            var size = Math.Min(1 + random.Next(60), shuffled.Length - at);
            yield return [.. shuffled[at..(at + size)]];
            at += size;
        }
    }

    private static async Task<string> State(Store store, IEnumerable<List<IncomingEvent>> batches, DateTimeOffset? now = null, DateTimeOffset? from = null, TimeSpan? step = null)
    {
        var until = now ?? TestClinic.Start;
        await using var clinic = await TestClinic.Open(store, until);
        await clinic.Get<WriteQueue>().Write(Writer.Background, session => ClinicRegister.AddSource(session, DemoClinic.Source, until.AddDays(-90)));
        if (from is { } begin) clinic.Clock.Advance(begin - until);
        foreach (var batch in batches)
        {
            await clinic.Get<WriteQueue>().Write(Writer.Background, session => { new IntakeWriter(session, clinic.Now, heldBack: true).Write(batch); });
            await clinic.Fold();
        }
        while (clinic.Now < until) await clinic.Wait(TimeSpan.FromTicks(Math.Min((until - clinic.Now).Ticks, step!.Value.Ticks)));
        using var connection = clinic.Get<Database>().Open();
        return CanonicalState.Write(connection, TextWriter.Null);
    }
}
