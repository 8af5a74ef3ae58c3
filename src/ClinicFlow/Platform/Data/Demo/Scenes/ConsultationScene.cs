using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>The primary visit: looked at, sometimes treated at once, sometimes a plan; then what follows from it.</summary>
internal static class ConsultationScene
{
    /// <summary>The end of the patient's treatment, from which regular care goes on; null if the story ends here.</summary>
    public static CareStart? Play(Story story, Booking booking)
    {
        var (random, doctor) = (story.Random, booking.Doctor);
        var visit = VisitScene.Begin(story, booking);
        VisitScene.Perform(story, visit, DemoServices.Consultation(doctor.Specialty!));
        var outcome = random.Weighted(doctor.Specialty == "hygiene" ? [0.44, 0.36, 0.20] : [0.58, 0.18, 0.24]);
        if (outcome == 0)
            return PlanScene.Play(story, visit);
        if (outcome == 1)
            VisitScene.Perform(story, visit, DemoServices.RegularOf(doctor.Specialty!));
        else if (random.Chance(0.2))
            Refer(story, visit);
        if (doctor.Specialty is "cardiology" or "phlebology" && random.Chance(0.6))
            Prescribe(story, visit);
        var due = RecallScene.Order(story, visit);
        var left = VisitScene.End(story, visit, outcome == 1 ? VisitOutcomes.Treated : VisitOutcomes.NoPlanNeeded);
        return new CareStart(left, doctor, due);
    }

    private static void Prescribe(Story story, Visit visit)
    {
        var order = story.NewId("o");
        var doctor = visit.Booking.Doctor;
        story.Tell(visit.Clock, new OrderPrescribed
        {
            Order = order, Kind = "prescription", Name = doctor.Specialty == "cardiology" ? "Анализ крови, липидный профиль" : "Компрессионный трикотаж", Staff = doctor.Id, Specialty = doctor.Specialty,
        });
        if (story.Random.Chance(0.65))
            story.Tell(visit.Clock.AddDays(story.Random.Between(2.0, 20.0)), new OrderFulfilled { Order = order });
    }

    private static void Refer(Story story, Visit visit)
    {
        var others = story.Doctors.Where(d => d.Specialty != visit.Booking.Doctor.Specialty).ToList();
        var referral = story.NewId("f");
        story.Tell(visit.Clock, new ReferralMade
        {
            Referral = referral, FromSpecialty = visit.Booking.Doctor.Specialty, ToSpecialty = story.Random.Pick(others).Specialty, Staff = visit.Booking.Doctor.Id,
        });
        if (story.Random.Chance(0.55))
            story.Tell(story.Calendar.Later(visit.Clock, story.Random.Between(1, 10), story.Random), new ReferralAccepted { Referral = referral });
    }
}

/// <summary>From when on a patient is in regular care, with whom, and when the recall is due (null if nobody set it).</summary>
internal sealed record CareStart(DateTime At, DemoStaff Doctor, (string Order, DateTime Due)? Recall);
