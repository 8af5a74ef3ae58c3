using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.State;

namespace ClinicFlow.Work.Contacts;

/// <summary>A call or message of the past, as far as limits ask.</summary>
public readonly record struct PastContact(DateTimeOffset At, string Channel, bool Reached);

/// <summary>What the contact limits need to know of a patient, taken from the fold.</summary>
public sealed record ContactSummary(
    Guid Patient, long Version, bool Stopped, string? TimeZone, string? Location, string? Household, DateTimeOffset? NextVisitAt, int? BirthYear,
    IReadOnlyList<ConsentFacts> Consents, IReadOnlyList<PastContact> Contacts)
{
    private const int ContactsKept = 40;

    public static ContactSummary Of(Guid id, long version, PatientState state)
    {
        var p = state.Patient;
        return new(
            id, version, p.DoNotContact || p.Erased || p.MergedInto is not null, p.TimeZone, p.Location, p.Household, p.NextVisitAt, p.BirthYear, p.Consents,
            [.. p.Contacts.Where(c => c.Direction != "in" && !c.Failed).TakeLast(ContactsKept).Select(c => new PastContact(c.At, c.Channel, Reached(c)))]);
    }

    /// <summary>What was said last for this purpose and channel.</summary>
    public ConsentFacts? ConsentTo(string purpose, string channel) => Consents.LastOrDefault(c => c.Purpose == purpose && c.Channel == channel);

    private static bool Reached(ContactFacts contact) => contact.Channel != "call" || contact.Outcome is not ("no-answer" or "voicemail" or "wrong-number");
}
