namespace ClinicFlow.Benchmarks;

/// <summary>Work done ahead on every core, its results taken in order: never more than a few of them wait, so memory stays flat.</summary>
public static class Ahead
{
    private const int AtMost = 8;

    public static IEnumerable<TResult> Of<T, TResult>(IEnumerable<T> source, Func<T, TResult> work)
    {
        var waiting = new Queue<Task<TResult>>();
        foreach (var item in source)
        {
            waiting.Enqueue(Task.Run(() => work(item)));
            if (waiting.Count == AtMost) yield return waiting.Dequeue().GetAwaiter().GetResult();
        }
        while (waiting.TryDequeue(out var last)) yield return last.GetAwaiter().GetResult();
    }
}
