using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys.Facts;

namespace ClinicFlow.Journeys.Folding;

public static partial class EventApplier
{
    private static AppointmentFacts? Find(PatientFold fold, string id) => fold.State.Patient.Appointments.Find(a => a.Id == id);

    /// <summary>The appointment, made from what is known where its booking was never said.</summary>
    private static AppointmentFacts FindOrMake(PatientFold fold, string id)
    {
        if (Find(fold, id) is { } known) return known;
        var made = new AppointmentFacts { Id = id, Start = fold.Time, Journey = fold.State.Current?.Facts.Id };
        fold.State.Patient.Appointments.Add(made);
        return made;
    }

    private static void Booked(PatientFold fold, AppointmentBooked d, JourneyEvent e)
    {
        var p = fold.State.Patient;
        var a = FindOrMake(fold, d.Appointment);
        a.Journey ??= fold.State.Current?.Facts.Id;
        a.OpeningEvent = $"{e.Source}\u001f{e.Id}";
        a.BookedAt ??= fold.Time;
        a.BookedBy = d.BookedBy ?? a.BookedBy;
        a.Start = d.Start;
        a.Minutes = d.Minutes ?? a.Minutes;
        a.Staff = d.Staff ?? a.Staff;
        a.Location = d.Location ?? a.Location ?? p.Location;
        a.Chair = d.Chair ?? a.Chair;
        a.Specialty = d.Specialty ?? a.Specialty;
        a.Channel = d.Channel ?? a.Channel;
        a.Plan = d.Plan ?? a.Plan;
        a.Item = d.Item ?? a.Item;
        a.Replaces = d.Replaces ?? a.Replaces;
        p.Location ??= a.Location;
        if (d.Replaces is { } replaced && Find(fold, replaced) is { } old) (old.ReplacedBy, old.RebookedAt) = (a.Id, old.RebookedAt ?? fold.Time);
        foreach (var missed in p.Appointments)
            if (missed != a && missed.MissedAt <= fold.Time && missed.RebookedAt is null) missed.RebookedAt = fold.Time;
        foreach (var visit in p.Appointments)
            if (visit != a && visit.ArrivedAt is not null && visit.NextBookedAt is null && d.Start > visit.Start) visit.NextBookedAt = fold.Time;
        if (d.Lead is { } id && p.Leads.Find(l => l.Id == id) is { } lead) lead.BookedAt ??= fold.Time;
        else if (p.Leads.FindLast(l => l.LostAt is null && l.BookedAt is null) is { } open) open.BookedAt = fold.Time;
        if (fold.State.Current is { } pass)
        {
            pass.Facts.BookedAt ??= fold.Time;
            pass.Facts.Location ??= a.Location;
            pass.Facts.Specialty ??= a.Specialty;
        }
        Moved(fold);
    }

    private static void Confirmed(PatientFold fold, AppointmentConfirmed d)
    {
        var a = FindOrMake(fold, d.Appointment);
        a.ConfirmedAt ??= fold.Time;
        a.ConfirmedBy ??= d.Staff;
        if (fold.State.PassOf(a.Journey) is { } pass) pass.Facts.ConfirmedAt ??= fold.Time;
    }

    private static void Rescheduled(PatientFold fold, AppointmentRescheduled d)
    {
        var a = FindOrMake(fold, d.Appointment);
        a.Moves++;
        a.CancelReason = d.Reason ?? a.CancelReason;
        if (d.Start is { } start) (a.Start, a.ConfirmedAt, a.MovedAt) = (start, null, fold.Time);
        else a.GivenUpAt ??= fold.Time;
    }

    private static void Cancelled(PatientFold fold, AppointmentCancelled d)
    {
        var a = FindOrMake(fold, d.Appointment);
        a.CancelledAt ??= fold.Time;
        a.CancelReason = d.Reason ?? a.CancelReason;
        a.CancelledBy = d.By ?? a.CancelledBy;
        if (fold.State.PassOf(a.Journey) is { } pass) pass.Facts.LastCancelledAt = fold.Time;
        Missed(fold, a);
    }

    private static void Arrived(PatientFold fold, AppointmentArrived d, JourneyEvent e)
    {
        var p = fold.State.Patient;
        var a = FindOrMake(fold, d.Appointment);
        a.OpeningEvent ??= $"{e.Source}\u001f{e.Id}";
        a.Journey ??= fold.State.Current?.Facts.Id;
        a.ArrivedAt ??= fold.Time;
        a.ReceivedBy = d.ReceivedBy ?? a.ReceivedBy;
        a.Staff ??= d.Staff;
        a.Location ??= d.Location ?? p.Location;
        a.Specialty ??= d.Specialty;
        a.NewPatient = p.FirstVisitAt is null;
        p.FirstVisitAt = Earlier(p.FirstVisitAt, fold.Time);
        p.Location ??= a.Location;
        foreach (var next in p.Appointments)
            if (next.Active && next != a && next.Start > a.Start) a.NextBookedAt = a.NextBookedAt is { } known && known < next.BookedAt ? known : next.BookedAt;
        if (fold.State.PassOf(a.Journey) is { } pass)
        {
            a.Primary = pass.Facts.AgreedAt is null;
            pass.Facts.ArrivedAt ??= fold.Time;
            pass.Facts.LastArrivedAt = fold.Time;
            pass.Facts.MissedInRow = 0;
            pass.Facts.Location ??= a.Location;
            pass.Facts.Specialty ??= a.Specialty;
        }
        foreach (var plan in p.Plans) if (plan.Open) plan.MissedInRow = 0;
        Moved(fold);
    }

    private static void NoShow(PatientFold fold, AppointmentNoShow d)
    {
        var a = FindOrMake(fold, d.Appointment);
        a.NoShowAt ??= fold.Time;
        a.NoShowBy ??= d.Staff;
        a.CancelReason = d.Reason ?? a.CancelReason;
        if (fold.State.PassOf(a.Journey) is { } pass)
        {
            pass.Facts.MissedInRow++;
            pass.Facts.LastMissedAt = fold.Time;
        }
        Missed(fold, a);
    }

    private static void Missed(PatientFold fold, AppointmentFacts a)
    {
        foreach (var plan in fold.State.Patient.Plans)
        {
            if (!plan.Open || (a.Plan is not null && a.Plan != plan.Id)) continue;
            plan.LastMissedAt = fold.Time;
            plan.MissedInRow++;
        }
    }

    private static void Started(PatientFold fold, AppointmentStarted d)
    {
        var a = FindOrMake(fold, d.Appointment);
        a.StartedAt ??= fold.Time;
        a.Chair = d.Chair ?? a.Chair;
    }

    private static void Completed(PatientFold fold, AppointmentCompleted d)
    {
        var p = fold.State.Patient;
        var a = FindOrMake(fold, d.Appointment);
        if (a.CompletedAt is null)
        {
            p.Visits++;
            Returned(p, a, fold.Time);
        }
        a.CompletedAt ??= fold.Time;
        a.TreatmentEndAt = d.TreatmentEnd ?? a.TreatmentEndAt;
        a.Outcome = d.Outcome;
        p.LastVisitAt = fold.Time;
        if (fold.State.PassOf(a.Journey) is { } pass)
        {
            pass.Facts.CompletedAt ??= fold.Time;
            pass.Facts.LastCompletedAt = fold.Time;
            pass.Facts.VisitOutcome = d.Outcome;
        }
        foreach (var plan in p.Plans)
        {
            if (!plan.Open || (a.Plan is not null && a.Plan != plan.Id)) continue;
            plan.LastVisitAt = plan.LastProgressAt = fold.Time;
        }
        Moved(fold);
    }

    /// <summary>The first visit of a later pass is a return: how long it took belongs to the patient's rhythm.</summary>
    private static void Returned(PatientFacts p, AppointmentFacts visit, DateTimeOffset now)
    {
        if (p.LastVisitAt is not { } last || p.Appointments.FindLast(a => a.CompletedAt == last)?.Journey == visit.Journey) return;
        p.Returns.Add(Math.Round((now - last).TotalDays, 1));
        double[] sorted = [.. p.Returns.Order()];
        var half = sorted.Length / 2;
        (p.RhythmDays, p.Gaps) = (sorted.Length % 2 == 1 ? sorted[half] : Math.Round((sorted[half - 1] + sorted[half]) / 2, 2), sorted.Length);
    }

    private static void Performed(PatientFold fold, ServicePerformed d)
    {
        if (d.Appointment is { } id && Find(fold, id) is { } visit)
        {
            visit.Services++;
            visit.Revenue += d.Price ?? 0;
        }
        if (d.Plan is { } plan && d.Item is { } item) ItemDone(fold, new PlanItemDone { Plan = plan, Item = item, Staff = d.Staff, Price = d.Price });
    }
}
