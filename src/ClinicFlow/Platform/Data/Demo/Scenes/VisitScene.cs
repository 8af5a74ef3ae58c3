using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>A visit from the door to the door: arrival, chair, what is done, check-out with the invoice, and the question afterwards.</summary>
internal static class VisitScene
{
    public static Visit Begin(Story story, Booking booking)
    {
        var random = story.Random;
        var arrived = booking.WalkIn ? booking.Start : booking.Start.AddMinutes(random.Between(-14, 4)).AddSeconds(random.Between(0, 59));
        if (!story.Registered)
            RegistrationScene.Register(story, arrived, booking);
        story.Tell(arrived, new AppointmentArrived
        {
            Appointment = booking.Id, ReceivedBy = story.FrontDesk,
            Staff = booking.WalkIn ? booking.Doctor.Id : null, Location = booking.WalkIn ? story.Location.Id : null,
            Specialty = booking.WalkIn ? booking.Doctor.Specialty : null,
        });
        var longWait = random.Chance(booking.Doctor.LongWaits);
        var seated = (arrived > booking.Start ? arrived : booking.Start).AddMinutes(longWait ? random.Between(17, 45) : random.Between(1, 13));
        story.Tell(seated, new AppointmentStarted { Appointment = booking.Id, Chair = Schedule.Chair(booking.Doctor) });
        story.Plant(seated, longWait ? DemoTruth.LongWait : DemoTruth.ShortWait);
        return new Visit { Booking = booking, Clock = seated.AddMinutes(2), TreatmentEnd = seated.AddMinutes(10), WaitedLong = longWait };
    }

    public static void Perform(Story story, Visit visit, DemoService service, DemoPlan? plan = null, DemoItem? item = null)
    {
        visit.Clock = visit.Clock.AddMinutes(service.Minutes * story.Random.Between(0.7, 0.95));
        var price = item?.Cost ?? service.Price;
        visit.Bill += price;
        story.Tell(visit.Clock, new ServicePerformed
        {
            Service = story.NewId("s"), Code = service.Code, Name = item?.Name ?? service.Name, Appointment = visit.Booking.Id, Staff = visit.Booking.Doctor.Id,
            Specialty = service.Specialty, Price = price, Plan = plan?.Id, Item = item?.Id, Minutes = service.Minutes,
        });
        if (plan is not null && item is not null)
            story.Tell(visit.Clock, new PlanItemDone { Plan = plan.Id, Item = item.Id, Appointment = visit.Booking.Id, Staff = visit.Booking.Doctor.Id, Price = price });
        visit.TreatmentEnd = visit.Clock;
    }

    /// <summary>Check-out. What must be arranged before the patient leaves has been told by now.</summary>
    public static DateTime End(Story story, Visit visit, string outcome, string? plan = null)
    {
        var doctor = visit.Booking.Doctor.Id;
        var left = visit.Clock.AddMinutes(story.Random.Between(4, 9));
        var forgotten = story.Random.Chance(DemoRates.NoOutcomeOf(doctor));
        story.Tell(left, new AppointmentCompleted
        {
            Appointment = visit.Booking.Id, TreatmentEnd = story.Utc(visit.TreatmentEnd), Outcome = forgotten ? VisitOutcomes.Unknown : outcome,
        });
        story.Plant(left, (forgotten ? DemoTruth.NoOutcome : DemoTruth.WithOutcome) + doctor);
        if (!story.Past(left))
            story.Visited = true;
        MoneyScene.Settle(story, visit, left, plan);
        SatisfactionScene.Ask(story, visit, left);
        return left;
    }
}
