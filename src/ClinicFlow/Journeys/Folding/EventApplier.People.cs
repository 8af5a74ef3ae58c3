using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.State;
using ClinicFlow.Work.Contacts;
using ClinicFlow.Work.Outcomes;

namespace ClinicFlow.Journeys.Folding;

/// <summary>What people did about work items.</summary>
public static partial class EventApplier
{
    private static void OutcomeRecorded(PatientFold fold, TaskOutcomeRecorded d)
    {
        var memory = Memory(fold, d.About, d.Reason, d.Occurrence);
        if (d.Port is not null)
        {
            (memory.LastOutcome, memory.SnoozedUntil, memory.FinishedAt, memory.RecheckAt) = (d.Outcome, null, fold.Time, null);
            Chosen(fold, d);
            return;
        }
        if (ContactOutcomes.Of(fold.Clinic.Definitions, d.Outcome, fold.Time) is not { } outcome) return;
        if (outcome.Attempt) memory.Attempts++;
        memory.LastOutcome = d.Outcome;
        memory.Manual = outcome.ByHandAfter(memory.Attempts);
        memory.SnoozedUntil = null;
        memory.NextDue = outcome.NextDue(memory.Attempts, d.Until, fold.Place.At(fold.Time));
        memory.Promised = outcome.NeedsUntil && d.Until is not null;
        if (Subject(d.About, "plan") is null && outcome.NextRole(fold.Place.Facts.Curators, fold.Place.At(fold.Time)) is { } role) (memory.Role, memory.AssignedTo) = (role, null);
        if (outcome.Closes)
        {
            memory.FinishedAt = fold.Time;
            memory.RecheckAt = outcome.RecheckAfterDays is { } days ? fold.Time.AddDays(days) : null;
        }
        var promised = memory.Promised ? d.Until : null;
        if (outcome.Stops) fold.State.Patient.DoNotContact = true;
        var lead = d.About == "patient" ? fold.State.Patient.Leads.FindLast(l => l.LostAt is null && l.BookedAt is null)?.Id : null;
        if (d.SameCallAs is null) Contact(fold, new ContactFacts
        {
            Id = $"{d.About}|{d.Reason}|{d.Occurrence}|{fold.Time.UtcTicks}", At = fold.Time, Channel = "call", Direction = "out", Outcome = d.Outcome, Staff = d.Staff,
            Plan = Subject(d.About, "plan"), Appointment = Subject(d.About, "appointment"), Lead = Subject(d.About, "lead") ?? lead,
        });
        if (Subject(d.About, "plan") is { } plan && fold.State.Patient.Plans.Find(p => p.Id == plan) is { } kept) kept.PromisedAt = promised;
    }

    /// <summary>A field of a form that bears the name of a member of an event is as good as that event: <c>survey.score</c>.</summary>
    public const string ScoreField = "survey.score";

    /// <summary>The task's own outcome was chosen: that was a contact too.</summary>
    private static void Chosen(PatientFold fold, TaskOutcomeRecorded d)
    {
        var asked = d.Form?.GetValueOrDefault(ScoreField);
        Contact(fold, new ContactFacts
        {
            Id = $"{d.About}|{d.Reason}|{d.Occurrence}|{fold.Time.UtcTicks}", At = fold.Time, Channel = "call", Direction = "out", Staff = d.Staff,
            Reason = asked is not null ? "satisfaction" : d.Action is { } action && Purposes.Of(action) == Purposes.Recall ? Purposes.Recall : null, Plan = Subject(d.About, "plan"), Appointment = Subject(d.About, "appointment"),
        });
        if (int.TryParse(asked, out var score)) (fold.State.Patient.LastScore, fold.State.Patient.LastScoreAt) = (score, fold.Time);
    }

    private static void Snoozed(PatientFold fold, TaskSnoozed d) => Memory(fold, d.About, d.Reason, d.Occurrence).SnoozedUntil = d.Until;

    private static void Assigned(PatientFold fold, TaskAssigned d)
    {
        var memory = Memory(fold, d.About, d.Reason, d.Occurrence);
        (memory.AssignedTo, memory.Role) = (d.To, d.Role);
    }

    private static ItemMemory Memory(PatientFold fold, string about, string reason, int occurrence)
    {
        var key = about + "|" + reason;
        if (!fold.State.Items.TryGetValue(key, out var memory) || memory.Occurrence < occurrence)
            fold.State.Items[key] = memory = new ItemMemory { Occurrence = occurrence, AssignedTo = memory?.AssignedTo, Role = memory?.Role };
        return memory;
    }

    private static string? Subject(string about, string kind) => about.StartsWith(kind + ":", StringComparison.Ordinal) ? about[(kind.Length + 1)..] : null;
}
