using ClinicFlow.Platform.Access;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Audits;

/// <summary>A kind of work that is audited, whose it usually is and what one piece of it is called.</summary>
public sealed record WorkKind(string Code, string Role, LocalizedText Title, LocalizedText Item);

/// <summary>The kinds of work that are audited; each has a scorecard of the same name.</summary>
public static class WorkKinds
{
    public const string Calls = "calls", Bookings = "bookings", Consultations = "consultations", Cards = "cards", Plans = "plans";

    public static readonly IReadOnlyList<WorkKind> All =
    [
        new(Calls, Roles.Agent, new("звонки", "calls"), new("звонок", "call")),
        new(Bookings, Roles.FrontDesk, new("записи и приход", "bookings and arrivals"), new("запись", "booking")),
        new(Consultations, Roles.Doctor, new("консультации", "consultations"), new("консультацию", "consultation")),
        new(Cards, Roles.Doctor, new("карты", "cards"), new("карту приёма", "card")),
        new(Plans, Roles.Curator, new("планы", "plans"), new("план", "plan")),
    ];

    public static WorkKind Of(string code) => All.First(k => k.Code == code);
}
