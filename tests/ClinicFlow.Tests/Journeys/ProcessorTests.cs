using ClinicFlow.Intake;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.Demo;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Tests.Journeys;

/// <summary>Folding beside the transactions: what comes in meanwhile is not lost, and what fails holds up nobody.</summary>
public sealed class ProcessorTests
{
    private static readonly DateTimeOffset Yesterday = TestClinic.Start.AddDays(-1);

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_mark_that_rose_meanwhile_is_left_standing(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var patient = Key.Patient("P-1");
        await Say(clinic, "first", Yesterday);
        var begun = await Write(clinic, session => PendingPatients.After(session, Guid.Empty, 10));
        Assert.Equal(patient, Assert.Single(begun).Patient);
        await Say(clinic, "second", Yesterday.AddHours(1));
        Assert.Empty(await Write(clinic, session => PendingPatients.StillMarked(session, begun)));
        await clinic.Fold();
        Assert.Equal(0, await clinic.Read(c => c.Pending.CountAsync()));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Whose_mark_rises_between_fold_and_writing_is_folded_all_the_same(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await Say(clinic, "first", Yesterday);
        clinic.Clock.OnceMeasured(() =>
        {
            using var session = new WriteSession(clinic.Get<Database>(), clinic.Get<Database>().Open());
            PendingPatients.Mark(session, [Key.Patient("P-1")]);
        });
        await clinic.Get<Processor>().FoldPending();
        Assert.Equal(0, await clinic.Read(c => c.Pending.CountAsync()));
        Assert.Equal(1, await clinic.Read(c => c.Patients.CountAsync()));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Who_cannot_be_folded_stays_pending_and_holds_up_nobody(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        await clinic.Tell("P-1", (Yesterday, new LeadReceived { Lead = "L1", Location = "centre" }));
        await Write(clinic, session => session.Execute("UPDATE patient_state SET state = @p0", new byte[] { 1, 2, 3 }));
        await clinic.Tell("P-1", (Yesterday.AddHours(1), new LeadContacted { Lead = "L1" }));
        await clinic.Tell("P-2", (Yesterday, new LeadReceived { Lead = "L2", Location = "centre" }));
        Assert.Equal(Key.Patient("P-1"), (await clinic.Read(c => c.Pending.SingleAsync())).Patient);
        Assert.Equal(2, await clinic.Read(c => c.Patients.CountAsync()));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task A_whole_group_that_cannot_be_folded_holds_up_nobody(Store store)
    {
        await using var clinic = await TestClinic.Open(store);
        var patients = Enumerable.Range(1, 60).Select(n => $"P-{n}").ToList();
        Task All(string id, DateTimeOffset at) => Append(clinic, [.. patients.Select(p => new IncomingEvent(new JourneyEvent(TestClinic.Source, id + p, p, at, new LeadReceived { Lead = id + p, Location = "centre" })))]);
        await All("first", Yesterday);
        await clinic.Fold();
        var broken = patients.Select(Key.Patient).Order().Take(50).ToList();
        await Write(clinic, session => broken.Sum(p => session.Execute("UPDATE patient_state SET state = @p0 WHERE patient = @p1", new byte[] { 1, 2, 3 }, p)));
        await All("second", Yesterday.AddHours(1));
        clinic.Get<WriteQueue>().PersonSeen();
        await clinic.Get<Processor>().FoldPending();
        Assert.Equal(broken.Count, await clinic.Read(c => c.Pending.CountAsync()));
    }

    [Theory, MemberData(nameof(Stores.Both), MemberType = typeof(Stores))]
    public async Task Events_that_come_while_others_are_folded_end_in_the_same_state(Store store)
    {
        var demo = DemoClinic.Plan(new DemoOptions { Patients = 2000, Now = TestClinic.Start });
        var told = Enumerable.Range(0, 8).SelectMany(n => demo.Patient(n * 31).Events).ToList();
        await using var one = await TestClinic.Open(store);
        await Append(one, told);
        await one.Fold();

        await using var other = await TestClinic.Open(store);
        var batches = told.Chunk(9).ToList();
        var telling = Task.Run(async () =>
        {
            foreach (var batch in batches) await Append(other, [.. batch]);
        });
        while (!telling.IsCompleted) await Task.WhenAll(other.Get<Processor>().FoldPending(), other.Get<Processor>().FoldPending(), other.Get<Processor>().FoldDue());
        await telling;
        await other.Fold();
        Assert.Equal(Canonical(one), Canonical(other));
    }

    private static string Canonical(TestClinic clinic)
    {
        using var connection = clinic.Get<Database>().Open();
        return CanonicalState.Write(connection, TextWriter.Null);
    }

    private static Task Append(TestClinic clinic, List<IncomingEvent> events) =>
        clinic.Get<WriteQueue>().Write(Writer.Background, session => { new IntakeWriter(session, clinic.Now, heldBack: true).Write(events); });

    private static Task Say(TestClinic clinic, string id, DateTimeOffset at) =>
        Append(clinic, [new IncomingEvent(new JourneyEvent(TestClinic.Source, id, "P-1", at, new LeadReceived { Lead = id, Location = "centre" }))]);

    private static Task<T> Write<T>(TestClinic clinic, Func<WriteSession, T> work) => clinic.Get<WriteQueue>().Write(Writer.Background, work);
}
