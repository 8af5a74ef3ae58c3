using System.Collections.Concurrent;

namespace ClinicFlow.Tests.Work.Recall.Load;

/// <summary>How long the answers took, by the kind of call.</summary>
public sealed class Latencies
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<double>> kinds = [];

    public void Add(string kind, TimeSpan took) => kinds.GetOrAdd(kind, _ => []).Add(took.TotalMilliseconds);

    public IEnumerable<string> Lines() =>
        kinds.OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => Line(k.Key, k.Value)).Append(Line("all", kinds.Values.SelectMany(v => v)));

    private static string Line(string kind, IEnumerable<double> took)
    {
        double[] sorted = [.. took.Order()];
        double At(double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
        return $"| {kind} | {sorted.Length:N0} | {At(0.5):0} | {At(0.95):0} | {At(0.99):0} | {sorted[^1]:0} |";
    }
}
