namespace ClinicFlow.Rules;

/// <summary>The helper that RulesEngine offers to expressions under this name.</summary>
internal static class ExpressionUtils
{
    /// <summary>Whether a comma-separated list holds a value, spaces counting.</summary>
    public static bool CheckContains(string? check, string? list) =>
        !string.IsNullOrEmpty(check) && !string.IsNullOrEmpty(list) && list.Split(',').Contains(check);
}
