namespace ClinicFlow.Platform.Data;

/// <summary>
/// How a moment is stored: microseconds since 1970, UTC, as a 64-bit integer. Equal on both databases, sorts and compares
/// exactly, and is what the log promises (times are cut to microseconds).
/// </summary>
public static class Microseconds
{
    private const long EpochTicks = 621355968000000000;

    public static long From(DateTimeOffset time) => (time.UtcTicks - EpochTicks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset To(long microseconds) => new(EpochTicks + microseconds * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);

    public static DateTimeOffset Cut(DateTimeOffset time) => To(From(time));
}
