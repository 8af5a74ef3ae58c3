namespace ClinicFlow.Workflows;

/// <summary>An activity cannot go on: becomes an incident, never leaves the engine.</summary>
internal sealed class ActivityFault(string code, string message, string? category = null, string? faultType = null) : Exception(message)
{
    public string Code => code;

    public string? Category => category;

    public string? FaultType => faultType;
}
