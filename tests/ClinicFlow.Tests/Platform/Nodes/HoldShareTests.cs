using ClinicFlow.Intake;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Platform.Nodes;
using ClinicFlow.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Tests.Platform.Nodes;

public sealed class HoldShareTests
{
    [Fact]
    public async Task A_node_folds_who_waits_as_soon_as_it_starts_and_leaves_everything_free_when_it_stops()
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        var lead = new IncomingEvent(new JourneyEvent(TestClinic.Source, "e", "P-1", TestClinic.Start.AddDays(-1), new LeadReceived { Lead = "L", Location = "centre" }));
        await clinic.Get<WriteQueue>().Write(Writer.Background, session => { new IntakeWriter(session, clinic.Now, heldBack: true).Write([lead]); });
        await using var services = new ServiceCollection().AddLogging().AddClinic(clinic.Options).AddSingleton(new Share(clinic.Clock, divided: true)).BuildServiceProvider();
        using var node = ActivatorUtilities.CreateInstance<HoldShare>(services);
        using var soon = new CancellationTokenSource(Patience.Long);

        await node.StartAsync(soon.Token);
        while (await clinic.Read(c => c.Pending.AnyAsync(soon.Token))) await Task.Yield();
        Assert.Equal(64, await clinic.Read(c => c.Leases.CountAsync(l => l.Holder == Node.Here.Id)));

        await node.StopAsync(soon.Token);
        Assert.Equal(0, await clinic.Read(c => c.Leases.CountAsync(l => l.Holder != null)));
        Assert.Equal(0, await clinic.Read(c => c.Nodes.CountAsync()));
    }
}
