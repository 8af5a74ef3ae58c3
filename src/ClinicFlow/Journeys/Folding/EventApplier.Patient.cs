using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys.Facts;

namespace ClinicFlow.Journeys.Folding;

public static partial class EventApplier
{
    private static void Registered(PatientFold fold, PatientRegistered d)
    {
        var p = fold.State.Patient;
        p.RegisteredAt ??= fold.Time;
        Describe(p, d.BirthYear, d.Sex, d.LeadSource, d.Channel, d.Location, d.TimeZone, d.Staff);
    }

    private static void Changed(PatientFacts p, PatientChanged d) =>
        Describe(p, d.BirthYear, d.Sex, d.LeadSource, d.Channel, d.Location, d.TimeZone, d.Staff);

    private static void Describe(PatientFacts p, int? birthYear, string? sex, string? leadSource, string? channel, string? location, string? zone, string? staff)
    {
        p.BirthYear = birthYear ?? p.BirthYear;
        p.Sex = sex ?? p.Sex;
        p.LeadSource = leadSource ?? p.LeadSource;
        p.Channel = channel ?? p.Channel;
        p.Location = location ?? p.Location;
        p.TimeZone = zone ?? p.TimeZone;
        p.Staff = staff ?? p.Staff;
    }

    private static void Paid(PatientFacts p, decimal amount, string? plan)
    {
        p.Paid += amount;
        if (plan is not null && p.Plans.Find(x => x.Id == plan) is { } paid) paid.Paid += amount;
    }

    private static void Prescribed(PatientFold fold, OrderPrescribed d)
    {
        var orders = fold.State.Patient.Orders;
        orders.RemoveAll(o => o.Id == d.Order);
        orders.Add(new OrderFacts { Id = d.Order, Kind = d.Kind, Specialty = d.Specialty, Staff = d.Staff, At = fold.Time, Due = d.Due });
    }

    private static void Fulfilled(PatientFacts p, OrderFulfilled d, DateTimeOffset at)
    {
        if (p.Orders.Find(o => o.Id == d.Order) is { } order) order.FulfilledAt = at;
    }
}
