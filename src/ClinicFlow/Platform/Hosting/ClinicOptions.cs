using ClinicFlow.Platform.Data;

namespace ClinicFlow.Platform.Hosting;

public enum ClinicMode { Production, Demo }

/// <summary>How this process was started.</summary>
public sealed record ClinicOptions(DataSettings Data, ClinicMode Mode, TimeProvider Clock)
{
    /// <summary>True where <c>--as-of</c> set the clock: later events are held back instead of quarantined.</summary>
    public bool AsOf => Clock is Time.AsOfClock;
}
