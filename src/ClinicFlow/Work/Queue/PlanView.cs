using ClinicFlow.Platform.Access;
using ClinicFlow.Rules;

namespace ClinicFlow.Work.Queue;

public sealed record PlanOwner(string? Id, string? Name, [Role] string Role);
public sealed record LastContact(DateTimeOffset At, string? Outcome, string? By);
public sealed record NextAction(string Code, LocalizedText Title, DateTimeOffset? Due, bool Overdue);
public sealed record Why(LocalizedText Text, string Rule, int Version);
public sealed record Score(double Value, LocalizedText? Formula);

/// <summary>A row of the plan queue as it is shown; money in the clinic's currency.</summary>
public record PlanView
{
    public required Guid Id { get; init; }
    public required Guid Patient { get; init; }
    public required Guid? Journey { get; init; }
    public required string Name { get; init; }
    public required int? Age { get; init; }
    public required string? Card { get; init; }
    /// <summary>Members of the household, the patient among them.</summary>
    public required int Household { get; init; }
    public required string Plan { get; init; }
    public required string? Specialty { get; init; }
    public required string? Location { get; init; }
    public required PlanOwner Owner { get; init; }
    public required decimal Remaining { get; init; }
    public required decimal Total { get; init; }
    public required int Done { get; init; }
    public required int Of { get; init; }
    [Tab] public required string Tab { get; init; }
    public required DateTimeOffset Since { get; init; }
    public required int Days { get; init; }
    public required double? NormDays { get; init; }
    public required LastContact? LastContact { get; init; }
    public required DateTimeOffset? NextVisit { get; init; }
    public required NextAction? Action { get; init; }
    public required Why? Why { get; init; }
    public required Score? Score { get; init; }
    public required WorkItemView? Item { get; init; }
}

public sealed record PlanPage(int Total, IReadOnlyDictionary<string, int> Counts, int Open, decimal Remaining, DateTimeOffset AsOf, IReadOnlyList<PlanView> Rows);
