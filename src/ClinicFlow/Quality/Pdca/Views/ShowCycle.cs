using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Pdca.Acts;
using ClinicFlow.Quality.Pdca.Figures;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Rules;
using ClinicFlow.Statistics.ControlCharts;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Pdca.Views;

/// <summary>One cycle: its turns, its figures and how far the standards of the stage are kept.</summary>
public sealed class ShowCycle(ReadCycle cycles, ReadFigures figures, ReadKept kept, IDbContextFactory<ClinicContext> contexts, ClinicStore clinic, TimeProvider clock)
{
    public async Task<CycleView?> Handle(Guid id, Viewer viewer, CancellationToken cancel)
    {
        if (await cycles.Handle(id, viewer, cancel) is not { } state) return null;
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var row = await context.Cycles.AsNoTracking().FirstAsync(c => c.Id == id, cancel);
        var names = await StaffNames.Of(context, state.Turns.SelectMany(t => t.Steps).Select(s => s.Staff).Append(row.Owner), cancel);
        var now = clock.GetUtcNow();
        var turns = state.Turns.Select(t => Turn(t, names, now)).ToList();
        var mayChange = viewer.May(Permission.RunCycles) && !state.Ended;
        var mayUndo = viewer.May(Permission.RunCycles) && state.Last is { } last && viewer.Is(last.Staff) && last.At >= now - UndoCycleAct.Within;
        return new(
            CycleLines.Of(row, clinic.Model, names, now), state.Version, state.Begun.Metric, turns[^1], [.. turns.SkipLast(1)], View(figures.Of(state), state, clinic.Model.Place(state.Begun.Location).Zone),
            kept.Of(state), mayChange, mayUndo, state.CloseReason);
    }

    private static TurnView Turn(TurnState turn, IReadOnlyDictionary<string, string> names, DateTimeOffset now) => new(
        turn.Facts.Turn, turn.Facts.BegunAt, turn.EndedAt, turn.Aim.Target, turn.Aim.Hypothesis, turn.Aim.CheckAt, turn.Aim.Baseline, turn.ChangedAt, turn.Instance.Version,
        [.. turn.Steps.Select(s => new StepTakenView(s.Done.Step, s.At, names.GetValueOrDefault(s.Staff, s.Staff), s.Done.Note, s.Done.Conclusion, s.Done.Decision, s.Done.Found))],
        [.. turn.Measures.Select(m => new MeasureView(
            m.Added.Number, m.Added.Text, LinkOf(m.Added), m.Added.Version, m.At, m.Added.Due, m.DoneAt, m.DroppedAt, m.DropReason, m.Open && m.Added.Due < now))]);

    private static string? LinkOf(MeasureAdded measure) => measure.Kind switch
    {
        "rules" => "/rules/" + measure.Name,
        "workflow" => "/workflows/" + measure.Name,
        _ => null,
    };

    public static FiguresView View(CycleFigures figures, CycleState? state, TimeZoneInfo zone)
    {
        var (series, chart) = figures;
        var shown = chart.After ?? chart.Before;
        return new(
            [.. chart.Points.Select(p => new PointView(p.Week, p.Value, p.Of, p.After, p.Signal))], [.. series.Months.Select(m => new MonthView(m.Start, m.Of, m.Good, m.Value, m.Mature))],
            Limits(chart.Before), Limits(chart.After), [.. chart.Signals.Select(s => new SignalView(s.Kind, s.From, s.To, s.Better, ChartWords.Of(s)))], chart.Verdict, ChartWords.Verdict(chart, state?.Turn.ChangedAt is not null),
            state is null || shown is null ? null : ChartWords.Target(state.Turn.Aim.Target, shown), chart.AfterMean, series.HorizonDays,
            state?.Turn.ChangedAt is { } changed ? Cohorts.DayOf(changed, zone) : null);
    }

    /// <summary>A share lies between 0 and 100, whatever the ranges say.</summary>
    private static LimitsView? Limits(XmR? chart) =>
        chart is null ? null : new(Math.Round(chart.Mean, 1), Math.Max(0, Math.Round(chart.Low, 1)), Math.Min(100, Math.Round(chart.High, 1)), chart.Points);
}
