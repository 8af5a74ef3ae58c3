using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Deviations;
using ClinicFlow.Rules;
using ClinicFlow.Work;
using ClinicFlow.Work.Queue;

namespace ClinicFlow.Journeys.Api;

public sealed record PersonView(Guid Patient, string Name, string? Phone, string? Email, string? Card, int? Age, string? Location);

public sealed record PatientFigures(
    DateTimeOffset? RegisteredAt, DateTimeOffset? FirstVisitAt, DateTimeOffset? LastVisitAt, DateTimeOffset? NextVisitAt, int Visits, double? RhythmDays,
    DateTimeOffset? RecallDue, decimal Paid, decimal RemainingValue);

public sealed record PassView(Guid Id, int Number, [Stage] string Stage, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, string? Outcome);

public sealed record PatientView(PersonView Person, string Segment, PatientFigures Facts, IReadOnlyList<PassView> Journeys);

public sealed record JourneyView(
    Guid Id, int Number, PersonView Patient, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, string? Outcome, Guid? Previous, Guid? Next,
    IReadOnlyList<OtherPass> Others, IReadOnlyList<StageView> Stages, IReadOnlyList<TimelineEntry> Timeline, IReadOnlyList<JourneyPlan> Plans,
    IReadOnlyList<WorkItemView> Items, IReadOnlyList<WorkflowView> Workflow, StandardCounts Standards);

public sealed record OtherPass(Guid Id, int Number, DateTimeOffset OpenedAt, [Stage] string Stage, DateTimeOffset? ClosedAt);

public sealed record StageView(
    [Stage] string Stage, [OneOf("done", "current", "ahead", "no-record")] string State, DateTimeOffset? Since, DateTimeOffset? Until, int? Days, string? Outcome, string? Norm, int Kept, int Broken, int NotApplicable,
    IReadOnlyList<CheckView> Checks);

public sealed record CheckView(string Standard, LocalizedText Title, [OneOf("kept", "broken", "not-applicable")] string Status, DateTimeOffset? At);

public sealed record StandardCounts(int Kept, int Broken, int NotApplicable);

public sealed record TimelineEntry(
    DateTimeOffset At, bool DateOnly, [Stage] string? Stage, string Type, [OneOf("visit", "contact", "money", "plan", "lead", "task", "other")] string Group, LocalizedText Title, LocalizedText? Detail, string? By,
    IReadOnlyList<DeviationView> Deviations);

public sealed record JourneyPlan(Guid Id, string Name, [Tab] string Tab, Circles Circles, IReadOnlyList<JourneyPlanItem> Items, int Done, int Of);

public sealed record Circles(decimal Identified, decimal Agreed, decimal Realised);

public sealed record JourneyPlanItem(
    string Id, string Name, string? Specialty, decimal? Price, [OneOf("done", "next", "left", "healing", "not-agreed", "cancelled")] string State, DateTimeOffset? DoneAt, DateTimeOffset? PlannedAt, DateTimeOffset? HealsUntil,
    int? HealDays, string? Reason);

public sealed record WorkflowView(string Definition, LocalizedText Title, int Version, IReadOnlyList<StepView> Steps);

public sealed record StepView(
    string Activity, LocalizedText Title, DateTimeOffset Entered, DateTimeOffset? Left, string? Outcome, bool Current, DateTimeOffset? Deadline, bool Overdue);
