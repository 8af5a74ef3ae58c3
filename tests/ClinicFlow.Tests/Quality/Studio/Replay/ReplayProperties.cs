using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.Demo;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Demo.Bulk;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Platform.Time;
using ClinicFlow.Quality.Studio.Publishing;
using ClinicFlow.Quality.Studio.Replay;
using ClinicFlow.Tests.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Tests.Quality.Studio.Replay;

/// <summary>What holds of every replay, on the demo clinic and every set that ships.</summary>
public sealed class ReplayProperties : IAsyncLifetime
{
    private const int Patients = 250;
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 6, 40, 0, TimeSpan.Zero);
    private readonly TempFolder folder = new();
    private ServiceProvider services = null!;
    private TextsInForce texts = null!;

    public async ValueTask InitializeAsync()
    {
        services = new ServiceCollection().AddLogging().AddClinic(new ClinicOptions(new DataSettings(folder.Make("data")), ClinicMode.Demo, new AsOfClock(Now))).BuildServiceProvider();
        await services.Prepare();
        await ActivatorUtilities.CreateInstance<BulkLoader>(services).Load(Patients);
        await using var context = await services.GetRequiredService<IDbContextFactory<ClinicContext>>().CreateDbContextAsync();
        texts = await TextsInForce.Read(context, Now, default);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }

    private ClinicModel Model => services.GetRequiredService<ClinicStore>().Model;

    private IEnumerable<ReplayCase> AgainstThemselves() => Model.Definitions.Rules.Where(r => ReplayCase.Can(r.Latest.Value.Set))
        .Select(r => services.GetRequiredService<PrepareReplay>().Of(r.Name, texts.Find(DefinitionKinds.Rules, r.Name)!, 90, null));

    [Fact]
    public void The_version_in_force_against_itself_adds_nobody_and_drops_nobody_on_any_number_of_cores_and_nothing_is_written()
    {
        var before = State();
        var flagged = 0;
        foreach (var replay in AgainstThemselves())
        {
            var (one, two) = (Run(replay, 1), Run(replay, 2));
            Assert.All(one.Journeys, j => Assert.Equal(j.InForce, j.Candidate));
            Assert.Equal(one.Asked[0], one.Asked[1]);
            Assert.Equal(one.Journeys, two.Journeys);
            Assert.Equal(one.Work.OrderBy(w => w.Key), two.Work.OrderBy(w => w.Key));
            var result = CountReplay.Of(replay, one, 0);
            Assert.All(result.Parts, p => Assert.Equal((0, 0, "none"), (p.Added.Journeys, p.Dropped.Journeys, p.Comparison.What)));
            if (result.Parts.Any(p => p.InForce.Journeys > 0)) flagged++;
        }
        Assert.True(flagged > 15, $"Only {flagged} sets flag anybody");
        Assert.Equal(before, State());
    }

    [Fact]
    public void A_standard_in_force_is_broken_in_the_replay_as_often_as_in_the_stored_folds()
    {
        using var connection = services.GetRequiredService<Database>().Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT state FROM patient_state";
        using var states = command.ExecuteReader();
        var judged = new List<Judgement>();
        while (states.Read()) judged.AddRange(PackedState.Unpack(states.GetFieldValue<byte[]>(0)).Judgements);
        foreach (var replay in AgainstThemselves().Where(r => r.Set.Purpose == ClinicFlow.Rules.RulePurpose.Standard))
        {
            var stored = judged.Count(j => j.Breach is not null && j.At >= replay.From && j.At <= replay.To && j.Rule.StartsWith(replay.Set.Name + "/", StringComparison.Ordinal));
            Assert.Equal(stored, Run(replay, 2).Work.Where(w => w.Key.Side == Side.InForce).Sum(w => w.Value));
        }
    }

    [Fact]
    public void Episodes_of_one_thing_do_not_overlap_and_are_the_same_in_whatever_order_the_events_came()
    {
        var demo = DemoClinic.Plan(new DemoOptions { Patients = Patients, Now = Now });
        var replays = AgainstThemselves().ToList();
        var random = new Random(7);
        for (var n = 0; n < Patients; n += 10)
        {
            var told = demo.Patient(n).Events.Select(e => e.Event).ToArray();
            foreach (var replay in replays)
            {
                var episodes = Episodes(replay, told);
                foreach (var one in episodes.Where(e => replay.Set.Purpose != ClinicFlow.Rules.RulePurpose.Standard).GroupBy(e => (e.Side, e.Part, e.About)))
                {
                    var sorted = one.OrderBy(e => e.From).ToList();
                    Assert.All(sorted, e => Assert.True(e.Until is null || e.Until > e.From));
                    for (var i = 1; i < sorted.Count; i++) Assert.True(sorted[i - 1].Until <= sorted[i].From, $"{replay.Set.Name}: {one.Key.About} is flagged twice at once");
                }
                random.Shuffle(told);
                Assert.Equal(episodes.Select(Text), Episodes(replay, told).Select(Text));
            }
        }
    }

    private static string Text(Episode e) => string.Join('|', e.Side, e.Part, e.About, e.Journey, e.From, e.Until, e.Before, e.Role, e.WhyRu);

    private List<Episode> Episodes(ReplayCase replay, IReadOnlyList<ClinicFlow.Intake.Events.JourneyEvent> told)
    {
        Looks looks = null!;
        PatientFold.Watch(told[0].Subject, told, Model, Now, fold => looks = Looks.At(replay, fold));
        looks.End();
        return looks.Episodes;
    }

    private ReplayFindings Run(ReplayCase replay, int cores) => services.GetRequiredService<RunReplay>().Run(replay, null, cores);

    private string State()
    {
        using var connection = services.GetRequiredService<Database>().Open();
        return CanonicalState.Write(connection, TextWriter.Null);
    }
}
