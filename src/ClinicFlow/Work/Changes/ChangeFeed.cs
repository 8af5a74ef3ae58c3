using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace ClinicFlow.Work.Changes;

/// <summary>
/// Tells whoever listens that something changed: <c>plans</c>, <c>imports</c>, <c>patients</c> … Only what kind of thing, never
/// whose. A listener that is slow loses repetitions, never the news itself: while one is waiting, the same need not be said again.
/// </summary>
public sealed class ChangeFeed(TimeProvider clock)
{
    public const string Heartbeat = "heartbeat";

    /// <summary>Everything that is ever said.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["plans", "patients", "work-items", "imports", "deviations", "audits", "cycles", "definitions", "replays", "viewers"];

    public static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(20);

    /// <summary>A listener hears of one kind of thing at most once in this time, however often it is said.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);
    private const int MostWaiting = 64;

    private readonly ConcurrentDictionary<Listener, byte> listeners = new();

    public int Listeners => listeners.Count;

    /// <summary>What was said on this node, for the others.</summary>
    public event Action<string>? Said;

    /// <summary>Says it here, and to the other nodes where there are some.</summary>
    public void Say(string what)
    {
        Hear(what);
        Said?.Invoke(what);
    }

    /// <summary>Says what another node has said.</summary>
    public void Hear(string what)
    {
        foreach (var listener in listeners.Keys) listener.Hear(what);
    }

    /// <summary>What is said from now on, with heartbeats; ends when <paramref name="cancel"/> does.</summary>
    public async IAsyncEnumerable<string> Listen([EnumeratorCancellation] CancellationToken cancel)
    {
        var listener = new Listener();
        listeners[listener] = 0;
        await using var beat = clock.CreateTimer(_ => listener.Hear(Heartbeat), null, TimeSpan.Zero, HeartbeatEvery);
        try
        {
            while (await listener.Waits(cancel))
            {
                foreach (var what in listener.Take()) yield return what;
                await Task.Delay(Calm, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            listeners.TryRemove(listener, out _);
        }
    }

    private sealed class Listener
    {
        private readonly ConcurrentDictionary<string, byte> waiting = new();
        private readonly Channel<string> channel = Channel.CreateBounded<string>(
            new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

        public void Hear(string what)
        {
            if (waiting.TryAdd(what, 0)) channel.Writer.TryWrite(what);
        }

        public async ValueTask<bool> Waits(CancellationToken cancel)
        {
            try { return await channel.Reader.WaitToReadAsync(cancel); }
            catch (OperationCanceledException) { return false; }
        }

        public IEnumerable<string> Take()
        {
            while (channel.Reader.TryRead(out var what))
            {
                waiting.TryRemove(what, out _);
                yield return what;
            }
        }
    }
}
