using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>Booking a time, and confirming it a day ahead or not.</summary>
internal static class BookingScene
{
    public static Booking Book(
        Story story, DateTime at, DemoStaff doctor, DateTime notBefore, int minutes, string by,
        string channel = "call", DemoPlan? plan = null, DemoItem? item = null, string? lead = null, string? replaces = null)
    {
        var start = Schedule.Slot(story, doctor, notBefore, minutes);
        return BookAt(story, at, doctor, start, minutes, by, plan, item, channel, lead, replaces);
    }

    public static Booking BookAt(
        Story story, DateTime at, DemoStaff doctor, DateTime start, int minutes, string by,
        DemoPlan? plan, DemoItem? item, string channel = "call", string? lead = null, string? replaces = null)
    {
        var booking = new Booking
        {
            Id = story.NewId("a"), BookedAt = at, Since = at, Start = start, Minutes = minutes, Doctor = doctor,
            Plan = plan?.Id, Item = item?.Id, Curator = plan?.Owner,
        };
        Say(story, booking, at, by, channel, lead, replaces);
        return booking;
    }

    /// <summary>The same visit for another time.</summary>
    public static Booking Again(Story story, DateTime at, Booking old, DateTime notBefore, string by, string? replaces = null)
    {
        var booking = new Booking
        {
            Id = story.NewId("a"), BookedAt = at, Since = at, Start = Schedule.Slot(story, old.Doctor, notBefore, old.Minutes), Minutes = old.Minutes,
            Doctor = old.Doctor, Plan = old.Plan, Item = old.Item, Curator = old.Curator,
        };
        Say(story, booking, at, by, "call", lead: null, replaces);
        return booking;
    }

    /// <summary>Confirmed long enough ahead, too late, or never. <paramref name="until"/>: when it stops to matter.</summary>
    public static void Confirm(Story story, Booking booking, DateTime until)
    {
        var random = story.Random;
        var kept = !random.Chance(DemoRates.NotConfirmed);
        if (kept)
        {
            var soon = booking.Start - booking.Since < TimeSpan.FromDays(5.5);
            var asked = soon ? booking.Since.AddMinutes(random.Between(1, 12)) : story.Calendar.NextOpen(booking.Start.AddHours(-random.Between(88.0, 100.0)));
            Ask(story, booking, asked, until);
            Confirmed(story, booking, asked.AddMinutes(random.Between(2, soon ? 25 : 180)), until, "sms", null);
        }
        else if (random.Chance(0.55))
        {
            var late = story.Calendar.NextOpen(booking.Start.AddHours(-random.Between(2.0, 5.0)));
            if (late > booking.Since && late < booking.Start)
                Confirmed(story, booking, late, until, "call", story.FrontDesk);
        }
        story.Plant(booking.Since, kept ? DemoTruth.Confirmed : DemoTruth.NotConfirmed);
    }

    private static void Say(Story story, Booking booking, DateTime at, string by, string channel, string? lead, string? replaces) =>
        story.Tell(at, new AppointmentBooked
        {
            Appointment = booking.Id, Start = story.Utc(booking.Start), Minutes = booking.Minutes, Staff = booking.Doctor.Id,
            Location = story.Location.Id, Chair = Schedule.Chair(booking.Doctor), Specialty = booking.Doctor.Specialty,
            Channel = channel, BookedBy = by, Plan = booking.Plan, Item = booking.Item, Lead = lead, Replaces = replaces,
        });

    private static void Ask(Story story, Booking booking, DateTime at, DateTime until)
    {
        if (at < until)
            story.Tell(at, new MessageSent { Message = story.NewId("m"), Channel = "sms", ContactReason = "confirmation", Appointment = booking.Id });
    }

    private static void Confirmed(Story story, Booking booking, DateTime at, DateTime until, string channel, string? staff)
    {
        if (at < until)
            story.Tell(at, new AppointmentConfirmed { Appointment = booking.Id, Channel = channel, Staff = staff });
    }
}
