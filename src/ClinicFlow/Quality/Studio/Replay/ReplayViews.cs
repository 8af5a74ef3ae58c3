using ClinicFlow.Platform.Hosting;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Replay;

/// <summary>One replay as the list shows it.</summary>
/// <param name="Progress">0 … 1.</param>
public sealed record ReplayLine(
    Guid Id, int Days, string? Location, [OneOf("waiting", "running", "done", "failed", "cancelled")] string Status, double Progress, string By, DateTimeOffset AskedAt, DateTimeOffset? EndedAt);

public sealed record ReplayList(IReadOnlyList<ReplayLine> Replays);

/// <param name="Text">The candidate that was replayed.</param>
/// <param name="Result">Once it is done.</param>
public sealed record ReplayView(string Name, string Text, ReplayLine Replay, ReplayFigures? Result);

public sealed record ReplayJourneyList(int Total, int Page, int PageSize, IReadOnlyList<ReplayJourneyView> Journeys);

/// <summary>A journey that was flagged.</summary>
/// <param name="Name">Null for those who may not see patients.</param>
/// <param name="About">plan:ID, lead:ID …</param>
public sealed record ReplayJourneyView(
    int Number, Guid Patient, string? Name, Guid? Journey, string? Location, string About, [OneOf("added", "dropped", "both")] string Group, FlaggedView? InForce, FlaggedView? Candidate, LocalizedText? Why);

/// <param name="Until">Null: it lasts.</param>
public sealed record FlaggedView(DateTimeOffset From, DateTimeOffset? Until, [OneOf("unripe", "not-converted", "converted", "before", "not-needed")] string Became);
