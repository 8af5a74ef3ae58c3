using ClinicFlow.Quality.Deviations;
using ClinicFlow.Rules;
using ClinicFlow.Work;

namespace ClinicFlow.Journeys.Api;

public sealed record PersonView(Guid Patient, string Name, string? Phone, string? Email, string? Card, int? Age, string? Location);

public sealed record PatientFigures(
    DateTimeOffset? RegisteredAt, DateTimeOffset? FirstVisitAt, DateTimeOffset? LastVisitAt, DateTimeOffset? NextVisitAt, int Visits, double? RhythmDays,
    DateTimeOffset? RecallDue, decimal Paid, decimal RemainingValue);

public sealed record PassView(Guid Id, int Number, string Stage, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, string? Outcome);

public sealed record PatientView(PersonView Person, string Segment, PatientFigures Facts, IReadOnlyList<PassView> Journeys);

public sealed record JourneyView(
    Guid Id, int Number, PersonView Patient, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, string? Outcome, Guid? Previous, Guid? Next,
    IReadOnlyList<OtherPass> Others, IReadOnlyList<StageView> Stages, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<JourneyPlan> Plans,
    IReadOnlyList<WorkItemView> Items, IReadOnlyList<WorkflowView> Workflow, StandardCounts Standards);

public sealed record OtherPass(Guid Id, int Number, DateTimeOffset OpenedAt, string Stage, DateTimeOffset? ClosedAt);

public sealed record StageView(
    string Stage, string State, DateTimeOffset? Since, DateTimeOffset? Until, int? Days, string? Outcome, string? Norm, int Kept, int Broken, int NotApplicable,
    IReadOnlyList<CheckView> Checks);

public sealed record CheckView(string Standard, LocalizedText Title, string Status, DateTimeOffset? At);

public sealed record StandardCounts(int Kept, int Broken, int NotApplicable);

public sealed record TimelineEntry(
    DateTimeOffset At, bool DateOnly, string? Stage, string Type, string Group, LocalizedText Title, LocalizedText? Detail, string? By,
    IReadOnlyList<DeviationView> Deviations);

public sealed record JourneyPlan(Guid Id, string Name, string Tab, Circles Circles, IReadOnlyList<JourneyPlanItem> Items, int Done, int Of);

public sealed record Circles(decimal Identified, decimal Agreed, decimal Realised);

public sealed record JourneyPlanItem(
    string Id, string Name, string? Specialty, decimal? Price, string State, DateTimeOffset? DoneAt, DateTimeOffset? PlannedAt, DateTimeOffset? HealsUntil,
    int? HealDays, string? Reason);

public sealed record WorkflowView(string Definition, LocalizedText Title, int Version, IReadOnlyList<StepView> Steps);

public sealed record StepView(
    string Activity, LocalizedText Title, DateTimeOffset Entered, DateTimeOffset? Left, string? Outcome, bool Current, DateTimeOffset? Deadline, bool Overdue);
