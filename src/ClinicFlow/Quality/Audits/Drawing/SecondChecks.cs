using ClinicFlow.Statistics.Sampling;

namespace ClinicFlow.Quality.Audits.Drawing;

/// <summary>Which of the drawn items two auditors check without knowing of each other: drawn too, over the whole period, so that nobody picks.</summary>
public static class SecondChecks
{
    public static IReadOnlySet<string> Of(string period, string nonce, IEnumerable<string> drawn, decimal share)
    {
        var all = drawn.ToList();
        if (share <= 0 || all.Count == 0) return new HashSet<string>();
        return AuditDraw.Draw($"{period}|twice|{nonce}", all, AuditRate.StratumSize(share, all.Count)).ToHashSet(StringComparer.Ordinal);
    }
}
