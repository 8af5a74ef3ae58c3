using ClinicFlow.Statistics.Sampling;

namespace ClinicFlow.Quality.Audits.Drawing;

/// <summary>How many items of each stratum are checked.</summary>
public static class SampleSizes
{
    /// <param name="period">Where fewer checks can be made than there are specialists, it rotates who is left out.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<FrameStratum> strata, Func<string, string?> roleOf, AuditSettings settings, int auditors, string period)
    {
        if (settings.Mode != AuditSettings.ByHours) return [.. strata.Select(s => AuditRate.StratumSize(RateOf(s, roleOf, settings), s.Items.Count))];
        var capacity = AuditRate.Capacity(Enumerable.Repeat(settings.HoursPerAuditor, auditors), 1, settings.MinutesPerCheck);
        var turn = strata.Count == 0 ? 0 : Months(period) % strata.Count;
        var turned = Enumerable.Range(0, strata.Count).Select(i => (i + turn) % strata.Count).ToArray();
        var shares = AuditRate.Allocate([.. turned.Select(i => strata[i].Items.Count)], capacity);
        var sizes = new int[strata.Count];
        for (var i = 0; i < turned.Length; i++) sizes[turned[i]] = shares[i];
        return sizes;
    }

    public static decimal RateOf(FrameStratum stratum, Func<string, string?> roleOf, AuditSettings settings) =>
        settings.Mode == AuditSettings.Everything ? 1 : settings.RateOf(roleOf(stratum.Staff) ?? WorkKinds.Of(stratum.Kind).Role);

    private static int Months(string period) => AuditPeriod.Parse(period) is { } p ? p.Year * 12 + p.Month : 0;
}
