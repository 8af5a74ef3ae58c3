using ClinicFlow.Figures.Today;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Statistics.Intervals;

namespace ClinicFlow.Quality.Pdca.Views;

/// <summary>Were the standards of the stage kept since the change? With the interval that so few checks allow, and the share of as long before.</summary>
public sealed class ReadKept(Database database, ClinicStore clinic, TimeProvider clock)
{
    public IReadOnlyList<KeptView> Of(CycleState state)
    {
        if (state.Turn.ChangedAt is not { } changed) return [];
        var until = state.EndedAt ?? clock.GetUtcNow();
        using var connection = database.Open();
        var rows = Reading.Rows(
            database, connection,
            $"""
            SELECT standard, after, SUM(CASE WHEN status = 'kept' THEN 1 ELSE 0 END), COUNT(*) FROM (
              SELECT s.standard, s.status, CASE WHEN s.at >= @p1 THEN 1 ELSE 0 END AS after FROM standard_check s
              WHERE s.stage = @p0 AND s.at >= @p2 AND s.at < @p3 {(state.Begun.Location is null ? "" : "AND s.location = @p4")}) x
            GROUP BY standard, after
            """,
            r => (Standard: r.GetString(0), After: Convert.ToInt32(r.GetValue(1)) == 1, Kept: Convert.ToInt32(r.GetValue(2)), Of: Convert.ToInt32(r.GetValue(3))),
            state.Begun.Stage, changed, changed - (until - changed), until, state.Begun.Location);
        return [.. rows.GroupBy(r => r.Standard).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => View(g.Key, [.. g.Select(r => (r.After, r.Kept, r.Of))])).Where(v => v.Of > 0)];
    }

    private KeptView View(string standard, IReadOnlyList<(bool After, int Kept, int Of)> counts)
    {
        var (_, kept, of) = counts.FirstOrDefault(c => c.After);
        var (_, keptBefore, ofBefore) = counts.FirstOrDefault(c => !c.After);
        var interval = new Proportion(kept, of).Wilson();
        return new(standard, StageStrip.TitleOf(clinic.Model, standard), kept, of, Percent(interval?.Low), Percent(interval?.High), ofBefore == 0 ? null : Percent((double)keptBefore / ofBefore));
    }

    private static double? Percent(double? share) => share is { } s ? Math.Round(100 * s, 1) : null;
}
