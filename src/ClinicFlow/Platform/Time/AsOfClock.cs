namespace ClinicFlow.Platform.Time;

/// <summary>A clock that stands at a chosen "now" (<c>--as-of</c>); what it measures as elapsed is real.</summary>
public sealed class AsOfClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
