using System.Diagnostics.CodeAnalysis;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Rules;

namespace ClinicFlow.Work.Queue;

/// <summary>The text is the tone of a status: what colour and icon it is shown with.</summary>
public sealed class ToneAttribute() : OneOfAttribute("bad", "warn", "good", "info", "wait");

public sealed record PersonView(Guid Patient, string Name, string? Phone, string? Email, string? Card, int? Age, string? Location);
public sealed record PlanItemView(
    string Id, string Name, string? Specialty, decimal? Price, [OneOf("done", "next", "left", "healing", "not-agreed", "cancelled")] string State, DateTimeOffset? DoneAt, DateTimeOffset? PlannedAt, DateTimeOffset? HealsUntil, int? HealDays, string? Reason);
public sealed record Circles(decimal Identified, decimal Agreed, decimal Realised);
public sealed record HouseholdMember(Guid Patient, string Name, string? Relation, LocalizedText Status, [Tone] string Tone);
public sealed record ContactView(DateTimeOffset At, string Channel, string? Staff, string? Outcome, int? Seconds, string? Note);

/// <summary>A plan with all that a caller needs before and during the call.</summary>
public sealed record PlanDetail : PlanView
{
    [SetsRequiredMembers]
    public PlanDetail(
        PlanView row, PersonView person, IReadOnlyList<PlanItemView> items, Circles circles, IReadOnlyList<HouseholdMember> householdMembers, IReadOnlyList<ContactView> contacts,
        IReadOnlyList<string> viewers) : base(row) =>
        (Person, Items, Circles, HouseholdMembers, Contacts, Viewers) = (person, items, circles, householdMembers, contacts, viewers);

    public PersonView Person { get; }
    public IReadOnlyList<PlanItemView> Items { get; }
    public Circles Circles { get; }
    public IReadOnlyList<HouseholdMember> HouseholdMembers { get; }
    public IReadOnlyList<ContactView> Contacts { get; }
    /// <summary>Who else has looked at it just now.</summary>
    public IReadOnlyList<string> Viewers { get; }
}
