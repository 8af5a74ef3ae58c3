namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>How a patient first meets the clinic, and all that follows.</summary>
internal static class LifeScene
{
    public static void Play(Story story)
    {
        if (story.Shown is { } shown)
        {
            ShowcaseScene.Play(story, shown);
            return;
        }
        var random = story.Random;
        var doctor = Doctor(story);
        var onlyEnquires = random.Chance(story.World.Options.OnlyEnquired);
        var fresh = random.Chance(0.005);
        var start = fresh ? story.World.Now.AddMinutes(-1 - 240 * Math.Pow(random.Unit(), 2)) : Start(story);
        var minutes = DemoServices.Consultation(doctor.Specialty!).Minutes;
        var booking = (onlyEnquires || start > story.World.Now.AddDays(-5) ? 0 : random.Weighted([0.76, 0.16, 0.08])) switch
        {
            0 => LeadScene.Play(story, start, doctor, onlyEnquires, fresh, minutes),
            1 => Direct(story, story.Calendar.NextOpen(start), doctor, minutes),
            _ => WalkIn(story, start, doctor, minutes),
        };
        if (booking is null || AttendanceScene.Attend(story, booking) is not { } kept || story.Past(kept.Start))
            return;
        RegularScene.Play(story, ConsultationScene.Play(story, kept));
    }

    private static DemoStaff Doctor(Story story)
    {
        var doctors = story.Doctors;
        Span<double> weights = stackalloc double[doctors.Count];
        for (var i = 0; i < doctors.Count; i++)
            weights[i] = story.Person.Child && doctors[i].Specialty is not ("therapy" or "orthodontics" or "hygiene") ? 0 : doctors[i].Weight;
        return doctors[story.Random.Weighted(weights)];
    }

    /// <summary>The network grows: more begin late than early. Enquiries come all day long, few at night.</summary>
    private static DateTime Start(Story story)
    {
        var random = story.Random;
        var part = random.Chance(0.35) ? Math.Max(random.Unit(), random.Unit()) : random.Unit();
        var day = story.World.Begin.Date.AddDays(1 + part * ((story.World.Now - story.World.Begin).TotalDays - 1)).Date;
        var hour = random.Chance(0.05) ? random.Between(0.0, 24.0) : 7 + 15 * (random.Unit() + random.Unit()) / 2;
        var start = day.AddSeconds((int)(hour * 3600));
        return story.Past(start) ? start.AddDays(-1) : start;
    }

    private static Booking Direct(Story story, DateTime at, DemoStaff doctor, int minutes) =>
        BookingScene.Book(story, at, doctor, at.AddDays(story.Random.Between(0.2, 7)), minutes, story.FrontDesk);

    private static Booking WalkIn(Story story, DateTime after, DemoStaff doctor, int minutes)
    {
        var at = Schedule.Slot(story, doctor, after, minutes).AddMinutes(story.Random.Between(0, 25));
        return new Booking { Id = story.NewId("a"), BookedAt = at, Since = at, Start = at, Minutes = minutes, Doctor = doctor, WalkIn = true };
    }
}
