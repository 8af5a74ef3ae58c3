using System.Collections.Concurrent;

namespace ClinicFlow.Tests.Work.Recall.Load;

/// <summary>An act that was answered with success.</summary>
public sealed record SaidAct(string Act, Guid Item, string User, string Outcome)
{
    public bool Undone { get; set; }
}

/// <summary>What all agents together know: who was given what, and what the product said it has stored.</summary>
public sealed class Desk(Uri api, TimeSpan shortestPause, TimeSpan longestPause)
{
    private readonly ConcurrentDictionary<Guid, string> held = [];
    private readonly ConcurrentQueue<string> wrongs = [];
    private int given, refused, cut, returned;

    public Uri Api { get; } = api;
    public TimeSpan ShortestPause { get; } = shortestPause;
    public TimeSpan LongestPause { get; } = longestPause;
    public Latencies Latencies { get; } = new();
    public ConcurrentQueue<SaidAct> Acts { get; } = [];
    /// <summary>Outcomes whose answer nobody heard, because the browser died, and which the product had stored.</summary>
    public ConcurrentQueue<(Guid Item, string User)> Unheard { get; } = [];
    public IReadOnlyCollection<string> Wrongs => wrongs;
    public string Summary => $"{given:N0} given, {Acts.Count:N0} outcomes, {Acts.Count(a => a.Undone):N0} of them undone, {refused:N0} refused; {returned} browsers died, {cut} of them in an outcome, {Unheard.Count} of which had been stored";

    public void Given(Guid item, string user)
    {
        Interlocked.Increment(ref given);
        if (!held.TryAdd(item, user)) Wrong($"{item} was given to {user} while {held.GetValueOrDefault(item)} held it");
    }

    public string? HolderOf(Guid item) => held.GetValueOrDefault(item);

    /// <summary>Something that somebody else holds now.</summary>
    public Guid? OfAnother(string user, Random random) =>
        held.Where(h => h.Value != user).Select(h => (Guid?)h.Key).OrderBy(_ => random.Next()).FirstOrDefault();

    /// <summary>Before the request that gives it back: the next one may be given it before the answer is here.</summary>
    public void Leaves(Guid item) => held.TryRemove(item, out _);

    public void Refused() => Interlocked.Increment(ref refused);
    public void Cut() => Interlocked.Increment(ref cut);
    public void Returned() => Interlocked.Increment(ref returned);
    public void Wrong(string what) => wrongs.Enqueue(what);
}
