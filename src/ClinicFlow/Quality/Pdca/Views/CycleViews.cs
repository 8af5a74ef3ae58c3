using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Pdca.Figures;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Rules;
using ClinicFlow.Statistics.ControlCharts;

namespace ClinicFlow.Quality.Pdca.Views;

/// <summary>A cycle on the board.</summary>
/// <param name="Activity">Where its workflow stands, in words; null once it has ended.</param>
/// <param name="Step">The step to be completed: plan, do, check, act, next, or a clinic's own; null while time is awaited.</param>
/// <param name="Due">Until when that is to be done, or when the check begins.</param>
public sealed record CycleLine(
    Guid Id, string Title, [Stage] string Stage, LocalizedText Metric, string? Location, string Owner, string OwnerName, int Turn, LocalizedText? Activity, string? Step, DateTimeOffset? Due, bool Overdue,
    [OneOf("none", "better", "worse")] string Signal, DateTimeOffset BegunAt, DateTimeOffset? EndedAt);

public sealed record CycleBoard(IReadOnlyList<CycleLine> Running, IReadOnlyList<CycleLine> Ended, bool MayChange);

/// <summary>A measure of a turn.</summary>
public sealed record MeasureView(int Number, string Text, string? Link, int? Version, DateTimeOffset AddedAt, DateTimeOffset? Due, DateTimeOffset? DoneAt, DateTimeOffset? DroppedAt, string? DropReason, bool Overdue);

public sealed record StepTakenView(string Step, DateTimeOffset At, string By, string? Note, [OneOf("effect", "no-effect", "worse")] string? Conclusion, [OneOf("keep", "adjust", "revert", "spread")] string? Decision, CheckFinding? Found);

public sealed record TurnView(
    int Number, DateTimeOffset BegunAt, DateTimeOffset? EndedAt, double Target, string Hypothesis, DateTimeOffset CheckAt, Baseline? Baseline, DateTimeOffset? ChangedAt, int DefinitionVersion,
    IReadOnlyList<StepTakenView> Steps, IReadOnlyList<MeasureView> Measures);

/// <summary>Mean and limits in per cent, and over which weeks.</summary>
public sealed record LimitsView(double Mean, double Low, double High, int Weeks);

public sealed record PointView(DateOnly Week, double Value, int Of, bool After, SignalKind? Signal);

public sealed record SignalView(SignalKind Kind, DateOnly From, DateOnly To, bool Better, LocalizedText Said);

public sealed record MonthView(DateOnly Month, int Of, int Good, double? Value, bool Mature);

/// <summary>The figures of a turn.</summary>
/// <param name="HorizonDays">Journeys that are younger are not counted yet.</param>
public sealed record FiguresView(
    IReadOnlyList<PointView> Weeks, IReadOnlyList<MonthView> Months, LimitsView? Before, LimitsView? After, IReadOnlyList<SignalView> Signals, [OneOf("none", "better", "worse")] string Verdict, LocalizedText Said,
    LocalizedText? TargetSaid, double? MeanAfter, int HorizonDays, DateOnly? ChangedOn);

/// <summary>How often a standard of the stage was kept, since the change and as long before.</summary>
public sealed record KeptView(string Standard, LocalizedText Title, int Kept, int Of, double? Low, double? High, double? Before);

public sealed record CycleView(
    CycleLine Line, int Version, string MetricName, TurnView Turn, IReadOnlyList<TurnView> Before, FiguresView Figures, IReadOnlyList<KeptView> Kept, bool MayChange, bool MayUndo, string? CloseReason);

public sealed record MetricChoice(string? Standard, LocalizedText Title);

public sealed record StageChoice([Stage] string Stage, double Target, int HorizonDays, IReadOnlyList<MetricChoice> Metrics);

public sealed record CycleChoices(IReadOnlyList<StageChoice> Stages, IReadOnlyList<CycleOwner> Owners);
