using ClinicFlow.Rules;

namespace ClinicFlow.Work.Contacts;

/// <summary>What the rules of the contact limits see of one call or message that somebody is about to make.</summary>
public sealed class OutreachFacts
{
    /// <summary>The declared facts of the rule set; its norms come last as <c>norm</c>.</summary>
    public static readonly FactSchema Schema = FactSchema.Of(new FactInput("outreach", FactType.Clr<OutreachFacts>()));

    /// <summary>call, sms, messenger or email.</summary>
    public string Channel { get; set; } = "call";
    /// <summary>service (what the patient has asked for or booked), recall or marketing.</summary>
    public string Purpose { get; set; } = "service";
    /// <summary>The patient asked for this contact: a promised call, an answer to a lead.</summary>
    public bool Asked { get; set; }
    /// <summary>Nothing may be asked of this patient any more.</summary>
    public bool Stopped { get; set; }
    /// <summary>given, withdrawn or null: nothing was ever said for this purpose and channel.</summary>
    public string? Consent { get; set; }
    /// <summary>Hour of the day at the patient's, with its fraction.</summary>
    public double LocalHour { get; set; }
    public DateTimeOffset LocalMidnight { get; set; }
    public DateTimeOffset? NextVisitAt { get; set; }
    /// <summary>Calls that were answered and messages, since the patient's midnight.</summary>
    public int ReachedToday { get; set; }
    /// <summary>The same within seven days.</summary>
    public int ReachedThisWeek { get; set; }
    /// <summary>Calls without an answer since the patient's midnight.</summary>
    public int TriesToday { get; set; }
    /// <summary>Answered calls to other members of the household since midnight.</summary>
    public int HouseholdToday { get; set; }
    /// <summary>How long nothing was heard of the sources; null where there are none.</summary>
    public double? LagHours { get; set; }
}
