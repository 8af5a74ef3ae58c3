using ClinicFlow.Intake;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Imports;
using ClinicFlow.Intake.Runs;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data.Demo;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Platform.Nodes;
using ClinicFlow.Tests.Intake.Runs;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Tests.Platform.Nodes;

/// <summary>A lease saves work and guards nothing: what a process does after it has lost its lease, or beside another that believes to hold the same, is still right.</summary>
public sealed class LateWakerTests
{
    private static readonly DateTimeOffset Yesterday = TestClinic.Start.AddDays(-1);

    [Fact]
    public async Task Two_nodes_that_both_believe_to_hold_everything_end_in_the_same_state()
    {
        var demo = DemoClinic.Plan(new DemoOptions { Patients = 2000, Now = TestClinic.Start });
        var told = Enumerable.Range(0, 8).SelectMany(n => demo.Patient(n * 37).Events).ToList();
        await using var alone = await TestClinic.Open(Store.Postgres);
        await Append(alone.Get<WriteQueue>(), alone, told);
        await alone.Fold();

        await using var clinic = await TestClinic.Open(Store.Postgres);
        await using var one = Divided(clinic);
        await using var other = Divided(clinic);
        var telling = Task.Run(async () =>
        {
            foreach (var batch in told.Chunk(7)) await Append(clinic.Get<WriteQueue>(), clinic, [.. batch]);
        });
        do await Task.WhenAll(one.GetRequiredService<Processor>().FoldShare(), other.GetRequiredService<Processor>().FoldShare());
        while (!telling.IsCompleted);
        await telling;
        await one.GetRequiredService<Processor>().FoldShare();
        Assert.Equal(0, await clinic.Read(c => c.Pending.CountAsync()));
        Assert.Equal(Canonical(alone), Canonical(clinic));
    }

    [Fact]
    public async Task A_node_folds_nobody_whose_partition_it_does_not_hold()
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        await using var node = Divided(clinic, holdsAll: false);
        var mine = Partitions.Of(Key.Patient("P-1"));
        var theirs = Enumerable.Range(2, 100).Select(n => $"P-{n}").First(p => Partitions.Of(Key.Patient(p)) != mine);
        await Append(clinic.Get<WriteQueue>(), clinic, [Lead("P-1", "a"), Lead(theirs, "b")]);
        Hold(node, [mine]);
        await node.GetRequiredService<Processor>().FoldShare();
        Assert.Equal(Key.Patient(theirs), (await clinic.Read(c => c.Pending.SingleAsync())).Patient);
        await node.GetRequiredService<Processor>().FoldPending();
        Assert.Equal(0, await clinic.Read(c => c.Pending.CountAsync()));
    }

    [Fact]
    public async Task What_another_node_appends_while_a_person_acts_keeps_its_mark()
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        var patient = Key.Patient("P-1");
        await Append(clinic.Get<WriteQueue>(), clinic, [Lead("P-1", "first")]);
        var database = clinic.Get<Database>();
        using var other = new WriteSession(database, database.Open());
        other.Begin();
        new IntakeWriter(other, clinic.Now, heldBack: true).Write([Lead("P-1", "second")]);

        var act = clinic.Get<WriteQueue>().Write(Writer.Person, session => clinic.Get<Processor>().FoldNow(session, [patient]));
        using (var look = new WriteSession(database, database.Open()))
            while (!act.IsCompleted && look.Scalar("SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") is 0L) await Task.Yield();
        other.Commit();
        await act;

        using var reader = new WriteSession(database, database.Open());
        Assert.Equal(2, LogReader.Of(reader, patient).Count);
        Assert.True(StoredPatient.Read(reader, patient)!.State.LastEvent!.Contains("second", StringComparison.Ordinal) || await clinic.Read(c => c.Pending.AnyAsync()));
    }

    [Fact]
    public async Task An_import_that_another_node_has_taken_up_writes_no_checkpoint_any_more()
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        var plan = MappingReader.Read(ImportFixture.Mapping, "visits").Plan!;
        var request = new ImportRequest(plan, "visits", clinic.Options.Data.Folder);
        var queue = clinic.Get<WriteQueue>();
        var id = await ImportRunStore.FindOrCreate(queue, request, clinic.Now);
        var sleeper = await ImportRunStore.Begin(queue, id, request, "same");
        await queue.Write(Writer.Background, session => ImportRunStore.Announce(session, sleeper, [("visits", 100)]));
        var taker = await ImportRunStore.Begin(queue, id, request, "same");
        await queue.Write(Writer.Background, session => ImportRunStore.Advance(session, taker, "visits", new CsvPosition(80, 9), 8, taker.Done));

        await Assert.ThrowsAsync<ImportTakenUpException>(() => queue.Write(Writer.Background, session => ImportRunStore.Advance(session, sleeper, "visits", new CsvPosition(40, 5), 4, sleeper.Done)));

        Assert.Equal(new CsvPosition(80, 9), await ImportRunStore.Checkpoint(queue, taker, "visits"));
    }

    /// <summary>Another process's services on the clinic's database.</summary>
    private static ServiceProvider Divided(TestClinic clinic, bool holdsAll = true)
    {
        var node = new ServiceCollection().AddLogging().AddClinic(clinic.Options).AddSingleton(new Share(clinic.Clock, divided: true)).BuildServiceProvider();
        if (holdsAll) Hold(node, [.. Enumerable.Range(0, Partitions.Count)]);
        return node;
    }

    private static void Hold(ServiceProvider node, int[] partitions) =>
        node.GetRequiredService<Share>().Set(partitions, TimeProvider.System.GetTimestamp(), TimeSpan.FromMinutes(5));

    private static Task Append(WriteQueue queue, TestClinic clinic, List<IncomingEvent> events) =>
        queue.Write(Writer.Background, session => { new IntakeWriter(session, clinic.Now, heldBack: true).Write(events); });

    private static IncomingEvent Lead(string patient, string lead) => new(new JourneyEvent(TestClinic.Source, lead, patient, Yesterday, new LeadReceived { Lead = lead, Location = "centre" }));

    private static string Canonical(TestClinic clinic)
    {
        using var connection = clinic.Get<Database>().Open();
        return CanonicalState.Write(connection, TextWriter.Null);
    }
}
