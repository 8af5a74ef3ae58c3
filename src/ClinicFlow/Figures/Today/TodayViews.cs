using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Rules;

namespace ClinicFlow.Figures.Today;

public sealed record TodayView(
    DateTimeOffset AsOf, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<StageFigures> Stages, IReadOnlyList<AttentionView> Attention,
    IReadOnlyDictionary<string, int> Segments, IReadOnlyList<WeeklyMetric> Weekly, LocalizedText TargetsNote);

/// <summary>One stage of the funnel.</summary>
/// <param name="Entered">Journeys that entered it in the window, with a record of it.</param>
/// <param name="Converted">Those of them that went on by now.</param>
/// <param name="Rate">Share that converted among those old enough to be judged; of the last year where the window has too few.</param>
/// <param name="Judged">How many the rate and the losses are about.</param>
/// <param name="Immature">Entered too recently to be judged: shown, not counted as lost.</param>
/// <param name="ValueToTarget">Revenue of the window that the target would add.</param>
public sealed record StageFigures(
    [Stage] string Stage, int Entered, int Converted, double? Rate, double? Target, double? MedianDays, int Lost, IReadOnlyList<Loss> LostWhere, string OwnerRole,
    decimal? ValueToTarget, bool Bottleneck, bool LosesMost, int Judged, int Immature);

public sealed record Loss(string Outcome, int N);

public sealed record AttentionView([OneOf("bad", "warn", "info")] string Kind, LocalizedText Title, LocalizedText Detail, string? Owner, string Link);

public sealed record WeeklyMetric(string Metric, LocalizedText Title, IReadOnlyList<WeekPoint> Points);

public sealed record WeekPoint(DateOnly Week, double? Value);
