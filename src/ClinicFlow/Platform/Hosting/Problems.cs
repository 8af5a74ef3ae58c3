namespace ClinicFlow.Platform.Hosting;

/// <summary>What problem details carry beside the standard members.</summary>
public static class Problems
{
    public static Dictionary<string, object?> Code(string code, string? remedy = null) =>
        remedy is null ? new() { ["code"] = code } : new() { ["code"] = code, ["remedy"] = remedy };
}
