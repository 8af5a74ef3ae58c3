using ClinicFlow.Work.Changes;

namespace ClinicFlow.Tests.Work.Changes;

public sealed class ChangeFeedTests
{
    [Fact]
    public async Task A_listener_hears_what_is_said_once_however_often_it_is_said()
    {
        var feed = new ChangeFeed(TimeProvider.System);
        using var stop = new CancellationTokenSource(Patience.Long);
        await using var heard = feed.Listen(stop.Token).GetAsyncEnumerator(stop.Token);
        var first = heard.MoveNextAsync();
        Assert.True(await first);
        Assert.Equal(ChangeFeed.Heartbeat, heard.Current);
        for (var i = 0; i < 10_000; i++) feed.Say(i % 2 == 0 ? "plans" : "imports");
        var said = new List<string>();
        while (said.Count < 2 && await heard.MoveNextAsync()) said.Add(heard.Current);
        Assert.Equal(["imports", "plans"], said.Order());
    }

    [Fact]
    public async Task Listening_ends_with_the_request_and_nobody_is_left_behind()
    {
        var feed = new ChangeFeed(TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var heard = new List<string>();
        var begun = new TaskCompletionSource();
        var listening = Task.Run(async () =>
        {
            await foreach (var what in feed.Listen(stop.Token))
            {
                heard.Add(what);
                begun.TrySetResult();
            }
        });
        await begun.Task;
        Assert.Equal(1, feed.Listeners);
        await stop.CancelAsync();
        await listening;
        Assert.Equal(0, feed.Listeners);
        feed.Say("plans");
        Assert.Equal([ChangeFeed.Heartbeat], heard);
    }
}
