using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Intake.Identity;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;
using ClinicFlow.Work.Subjects;

namespace ClinicFlow.Work.Leads;

/// <summary>
/// An enquiry of somebody who has been here is no new lead: whoever has the same phone or e-mail and no other name is the same
/// patient, and the enquiry belongs to that story. Where several match, or the name is another one, a person decides.
/// </summary>
public static class MatchEnquiries
{
    public const string Reason = "enquiry:who";
    private static readonly TimeSpan Within = TimeSpan.FromHours(1);
    private const int WholeNumber = 10;

    private sealed record Known(Guid Patient, string Subject, string? Name);

    public static string SubjectOf(Guid patient) => $"enquiry:{patient:N}";

    /// <param name="said">The events with who they say it was, and what became of each.</param>
    public static void Take(WriteSession session, IReadOnlyList<(JourneyEvent Event, PersonDetails? Person, AppendResult Result)> said, DateTimeOffset now)
    {
        // Who is told with a card or a visit of their own in the same breath is a patient and not only somebody who called.
        var enquiries = said.Where(s => s.Event.Data is LeadReceived && s.Result.Status == AppendStatus.Accepted && s.Person is { Card: null } and not { Phone: null, Email: null }).ToList();
        if (enquiries.Count == 0) return;
        var registered = said.Where(s => s.Event.Data is PatientRegistered or AppointmentBooked or AppointmentArrived).Select(s => s.Event.Subject).ToHashSet();
        foreach (var (e, person, _) in enquiries)
            if (!registered.Contains(e.Subject)) Match(session, e, (LeadReceived)e.Data, person!, now);
    }

    private static void Match(WriteSession session, JourneyEvent e, LeadReceived lead, PersonDetails person, DateTimeOffset now)
    {
        var patient = Key.Patient(e.Subject);
        if (session.Scalar("SELECT 1 FROM patient WHERE id = @p0 AND visits > 0", patient) is not null || PatientLink.Owner(session, patient) != patient) return;
        var known = Find(session, patient, person);
        if (known.Count == 1 && SameName(known[0].Name, person.Name))
            EventLog.Append(session, [new JourneyEvent(Acts.HumanActs.Source, $"match-{patient:N}", e.Subject, e.Time, new PatientMerged { Into = known[0].Subject })], now);
        else if (known.Count > 0 && IsLive(session, e)) Ask(session, patient, e, lead, known.Count, now);
    }

    private static List<Known> Find(WriteSession session, Guid patient, PersonDetails person)
    {
        var found = new Dictionary<Guid, Known>();
        void Look(string column, string? value)
        {
            if (value is null) return;
            using var reader = session.Query($"SELECT p.id, t.subject, p.folded_name FROM person p JOIN patient t ON t.id = p.id WHERE p.{column} = @p0 AND t.visits > 0", value);
            while (reader.Read())
                if (session.Database.ReadKey(reader, 0) is var id && id != patient) found[id] = new(id, reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2));
        }
        Look("phone_digits", NameFolding.PhoneDigits(person.Phone) is { Length: >= WholeNumber } digits ? digits : null);
        Look("email", string.IsNullOrWhiteSpace(person.Email) ? null : person.Email);
        return [.. found.Values];
    }

    /// <summary>The words of the shorter name all stand in the longer one; no name contradicts nobody.</summary>
    private static bool SameName(string? known, string? said)
    {
        string[] Words(string? name) => NameFolding.Fold(name)?.Split(' ') ?? [];
        var (a, b) = (Words(known), Words(said));
        return (a.Length < b.Length ? a : b).All((a.Length < b.Length ? b : a).Contains);
    }

    /// <summary>What lies before going live makes no tasks.</summary>
    private static bool IsLive(WriteSession session, JourneyEvent e) =>
        session.Scalar("SELECT go_live FROM source WHERE id = @p0", e.Source) is { } live && Platform.Data.Microseconds.From(e.Time) >= Convert.ToInt64(live);

    private static void Ask(WriteSession session, Guid patient, JourneyEvent e, LeadReceived lead, int count, DateTimeOffset now) => DeclareWork.Declare(session, SubjectOf(patient),
    [
        new SubjectItem
        {
            Reason = Reason, Role = Roles.Agent, Location = lead.Location, Due = now + Within, ByHand = true, Awaited = true, Link = $"/patients/{patient}/same",
            Title = new("Кто обратился: есть пациент с тем же телефоном или почтой", "Who enquired: a patient has the same phone or e-mail"),
            Why = new($"Совпало пациентов: **{count}**. Если обратился один из них, заявка продолжит его путь; если это новый человек, отметьте «готово»",
                $"Patients who match: **{count}**. If one of them enquired, the enquiry goes on in that journey; if it is somebody new, say it is done"),
        },
    ], new("Решено, чья заявка", "It is decided whose enquiry it is"), now);
}
