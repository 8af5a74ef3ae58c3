using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>The invoice at check-out; paid at once, in parts, later, or not yet.</summary>
internal static class MoneyScene
{
    private static readonly string[] Methods = ["card", "card", "card", "cash", "transfer"];

    public static void Settle(Story story, Visit visit, DateTime left, string? plan)
    {
        if (visit.Bill == 0)
            return;
        var random = story.Random;
        var insured = visit.Booking.Doctor.Specialty is "cardiology" or "phlebology" or "therapy" && random.Chance(0.14);
        var invoice = story.NewId("i");
        story.Tell(left, new InvoiceIssued
        {
            Invoice = invoice, Amount = visit.Bill, Appointment = visit.Booking.Id, Plan = plan, Staff = story.FrontDesk,
            Insurer = insured ? random.Pick(["dms-zabota", "dms-oplot"]) : null, PriceLevel = random.Chance(0.8) ? "base" : "loyal",
        });
        if (insured)
        {
            Pay(story, left.AddDays(random.Between(15, 40)), invoice, visit.Bill, "insurer", plan);
            return;
        }
        switch (random.Weighted([0.86, 0.06, 0.05, 0.03]))
        {
            case 0:
                Pay(story, left.AddMinutes(2), invoice, visit.Bill, random.Pick(Methods), plan);
                break;
            case 1:
                var first = Math.Round(visit.Bill / 2, 0);
                Pay(story, left.AddMinutes(2), invoice, first, random.Pick(Methods), plan);
                Pay(story, story.Calendar.Later(left, random.Between(7, 30), random), invoice, visit.Bill - first, random.Pick(Methods), plan);
                break;
            case 2:
                Pay(story, story.Calendar.Later(left, random.Between(1, 12), random), invoice, visit.Bill, random.Pick(Methods), plan);
                break;
        }
    }

    private static void Pay(Story story, DateTime at, string invoice, decimal amount, string method, string? plan) =>
        story.Tell(at, new PaymentReceived { Payment = story.NewId("y"), Amount = amount, Invoice = invoice, Method = method, Plan = plan, Staff = story.FrontDesk });
}
