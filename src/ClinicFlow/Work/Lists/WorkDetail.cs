using ClinicFlow.Platform.Hosting;
using ClinicFlow.Rules;
using ClinicFlow.Work.Outcomes;
using ClinicFlow.Work.Queue;
using ClinicFlow.Work.Recall;

namespace ClinicFlow.Work.Lists;

/// <summary>Whether one may call or write: what was consented to and what the limits say now.</summary>
public sealed record ChannelView([OneOf("call", "sms", "messenger", "email")] string Channel, [OneOf("given", "withdrawn")] string? Consent, DateTimeOffset? ConsentAt, bool Allowed, IReadOnlyList<LocalizedText> Reasons, DateTimeOffset? Again);

/// <summary>How the patient comes, for a glance.</summary>
public sealed record VisitsView(int Visits, DateTimeOffset? LastVisit, DateTimeOffset? NextVisit, double? ExpectedDays, int NoShows, int Cancellations, DateTimeOffset? RecallDue);

public sealed record DeskPlan(string Name, decimal Remaining, int Done, int Of, DateTimeOffset? EndedAt);

/// <summary>Somebody handed the item over, with a note.</summary>
public sealed record HandedOver(DateTimeOffset At, string? By, string? Note);

/// <summary>A row of a task list with all that one needs before and during the work on it.</summary>
/// <param name="Own">The ways to end it that its workflow names; null if there are none.</param>
public sealed record WorkDetail(WorkRow Row, HandedOver? Handed, IReadOnlyList<string> Viewers, DeskPatient? Desk, OwnEnding? Own = null);

/// <summary>What the caller needs of the patient.</summary>
public sealed record DeskPatient(
    PersonView Person, string TimeZone, BestTime? Best, int? MostAttempts, int ReachedThisWeek, IReadOnlyList<ChannelView> Channels, ScriptView Script, IReadOnlyList<WorkItemView> Others,
    IReadOnlyList<DeskMember> Household, IReadOnlyList<ContactView> Contacts, VisitsView Visits, IReadOnlyList<DeskPlan> Plans, DateTimeOffset? CallSince);
