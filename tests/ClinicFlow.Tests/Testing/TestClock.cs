namespace ClinicFlow.Tests.Testing;

/// <summary>A clock that a test sets; what it measures as elapsed is real.</summary>
public sealed class TestClock(DateTimeOffset now) : TimeProvider
{
    private long ticks = now.UtcTicks;
    private Action? measured;

    public DateTimeOffset Now => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Does that the next time somebody begins to measure how long something takes: in the midst of their work.</summary>
    public void OnceMeasured(Action act) => measured = act;

    public override long GetTimestamp()
    {
        Interlocked.Exchange(ref measured, null)?.Invoke();
        return base.GetTimestamp();
    }

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
