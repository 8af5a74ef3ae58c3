namespace ClinicFlow.Tests.Shared;

/// <summary>How long a test waits for what must come: long, for only what never comes may fail it, not a busy machine.</summary>
internal static class Patience
{
    public static readonly TimeSpan Long = TimeSpan.FromMinutes(5);
}
