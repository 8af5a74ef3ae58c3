using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Platform.Nodes;
using ClinicFlow.Tests.Testing;
using ClinicFlow.Work.Changes;
using Microsoft.Extensions.DependencyInjection;

namespace ClinicFlow.Tests.Work.Changes;

public sealed class ChangesBetweenNodesTests
{
    [Fact]
    public async Task What_is_said_on_one_node_is_heard_on_the_other_and_a_lost_line_counts_as_everything_changed()
    {
        await using var clinic = await TestClinic.Open(Store.Postgres);
        await using var one = await Listening(clinic, "one");
        await using var other = await Listening(clinic, "other");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        end.CancelAfter(Patience.Long);
        await using var heard = other.Feed.Listen(end.Token).GetAsyncEnumerator(end.Token);

        await Until(clinic, Lines, 2);
        one.Feed.Say("something");
        await Next(heard, "something");

        await clinic.Get<WriteQueue>().Write(Writer.Background, session => session.Execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"));
        await Next(heard, "audits");
        await Until(clinic, Lines, 2);
        one.Feed.Say("another thing");
        await Next(heard, "another thing");
    }

    private const string Lines = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";

    private static async Task<Listener> Listening(TestClinic clinic, string name)
    {
        var node = new Listener(clinic, name);
        await node.Between.StartAsync(CancellationToken.None);
        return node;
    }

    private static async Task Until(TestClinic clinic, string sql, long count)
    {
        while (await clinic.Get<WriteQueue>().Write(Writer.Background, session => (long)session.Scalar(sql)!) != count) await Task.Yield();
    }

    private static async Task Next(IAsyncEnumerator<string> heard, string what)
    {
        while (await heard.MoveNextAsync())
            if (heard.Current == what) return;
        Assert.Fail($"'{what}' was not heard.");
    }

    private sealed class Listener(TestClinic clinic, string name) : IAsyncDisposable
    {
        public ChangeFeed Feed { get; } = new(TimeProvider.System);
        public ChangesBetweenNodes Between => between ??= ActivatorUtilities.CreateInstance<ChangesBetweenNodes>(clinic.Get<IServiceProvider>(), Feed, new Node(Guid.NewGuid(), name), TimeProvider.System);
        private ChangesBetweenNodes? between;

        public async ValueTask DisposeAsync()
        {
            await Between.StopAsync(CancellationToken.None);
            Between.Dispose();
        }
    }
}
