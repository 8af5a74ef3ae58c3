using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys.Facts;

namespace ClinicFlow.Journeys.Folding;

public static partial class EventApplier
{
    private static void Received(PatientFold fold, LeadReceived d)
    {
        var p = fold.State.Patient;
        if (p.Leads.Exists(l => l.Id == d.Lead)) return;
        p.Leads.Add(new LeadFacts
        {
            Id = d.Lead, Journey = fold.State.Current?.Facts.Id, ReceivedAt = fold.Time, Channel = d.Channel, LeadSource = d.LeadSource,
            Campaign = d.Campaign, Location = d.Location, Specialty = d.Specialty, AssignedTo = d.Staff,
        });
        p.LeadSource ??= d.LeadSource;
        p.Location ??= d.Location;
        Moved(fold);
    }

    private static void Contacted(PatientFold fold, LeadContacted d)
    {
        if (fold.State.Patient.Leads.Find(l => l.Id == d.Lead) is not { } lead) return;
        Attempted(fold, lead, d.Staff);
        lead.ContactedAt ??= fold.Time;
        lead.ContactedBy ??= d.Staff;
    }

    private static void Lost(PatientFold fold, LeadLost d)
    {
        if (fold.State.Patient.Leads.Find(l => l.Id == d.Lead) is not { } lead) return;
        lead.LostAt ??= fold.Time;
        lead.LostReason = d.Reason ?? lead.LostReason;
        lead.LostBy = d.Staff ?? lead.LostBy;
    }

    private static void Called(PatientFold fold, CallMade d) => Contact(fold, new ContactFacts
    {
        Id = d.Call, At = fold.Time, Channel = "call", Direction = d.Direction ?? "out", Outcome = d.Outcome, Reason = d.ContactReason,
        Staff = d.Staff, Lead = d.Lead, Plan = d.Plan, Appointment = d.Appointment,
    });

    private static void Sent(PatientFold fold, MessageSent d) => Contact(fold, new ContactFacts
    {
        Id = d.Message, At = fold.Time, Channel = d.Channel ?? "message", Direction = "out", Reason = d.ContactReason,
        Staff = d.Staff, Lead = d.Lead, Plan = d.Plan, Appointment = d.Appointment,
    });

    private static void Answered(PatientFacts p, MessageAnswered d, DateTimeOffset at)
    {
        if (p.Contacts.FindLast(c => c.Id == d.Message) is { } contact) contact.AnsweredAt = at;
    }

    private static void Failed(PatientFacts p, MessageFailed d)
    {
        if (p.Contacts.FindLast(c => c.Id == d.Message) is { } contact) contact.Failed = true;
    }

    private static void Contact(PatientFold fold, ContactFacts contact)
    {
        var p = fold.State.Patient;
        p.Contacts.Add(contact);
        p.LastContactAt = contact.At;
        p.LastContactOutcome = contact.Outcome;
        p.LastContactBy = contact.Staff;
        if (contact.Lead is not null && p.Leads.Find(l => l.Id == contact.Lead) is { } lead)
        {
            Attempted(fold, lead, contact.Staff);
            if (contact.Outcome is not (null or "no-answer" or "voicemail" or "wrong-number"))
            {
                lead.ContactedAt ??= fold.Time;
                lead.ContactedBy ??= contact.Staff;
            }
        }
        foreach (var plan in p.Plans)
        {
            if (plan.EndedAt is not null || (contact.Plan is not null && contact.Plan != plan.Id)) continue;
            (plan.LastContactAt, plan.LastContactOutcome, plan.LastContactBy) = (contact.At, contact.Outcome, contact.Staff);
            plan.PromisedAt = null;
            if (contact.Channel == "call" && contact.Direction == "out") plan.Attempts++;
        }
        foreach (var a in p.Appointments)
        {
            if (a.MissedAt <= fold.Time && a.ContactAfterMissAt is null && (contact.Appointment is null || contact.Appointment == a.Id))
                (a.ContactAfterMissAt, a.ContactAfterMissBy) = (fold.Time, contact.Staff);
        }
        switch (contact.Reason)
        {
            case "satisfaction": AskedForSatisfaction(fold, contact); break;
            case "recall" when fold.State.Current is { } pass:
                (pass.Facts.RecallContactAt, pass.Facts.RecallContactBy) = (fold.Time, contact.Staff);
                break;
        }
    }

    private static void AskedForSatisfaction(PatientFold fold, ContactFacts contact)
    {
        var visit = contact.Appointment is { } id
            ? fold.State.Patient.Appointments.Find(a => a.Id == id)
            : fold.State.Patient.Appointments.FindLast(a => a.CompletedAt is not null);
        if (visit is not null) (visit.SatisfactionAskedAt, visit.SatisfactionAskedBy) = (visit.SatisfactionAskedAt ?? fold.Time, visit.SatisfactionAskedBy ?? contact.Staff);
        if (fold.State.PassOf(visit?.Journey) is { } pass) pass.Facts.SatisfactionAskedAt ??= fold.Time;
    }

    private static void Attempted(PatientFold fold, LeadFacts lead, string? staff)
    {
        var calendar = fold.Clinic.Place(lead.Location).Calendar;
        if (lead.LastAttemptAt is not { } last || calendar.LocalDate(last) != calendar.LocalDate(fold.Time)) lead.AttemptDays++;
        lead.Attempts++;
        lead.FirstAttemptAt ??= fold.Time;
        lead.FirstAttemptBy ??= staff;
        lead.LastAttemptAt = fold.Time;
    }
}
