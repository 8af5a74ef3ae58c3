using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>From the booking to the door: comes, moves, cancels or stays away, and is won back or not.</summary>
internal static class AttendanceScene
{
    private const int MostTries = 4;
    private static readonly double[] First = [0.77, 0.06, 0.07, 0.10], Later = [0.84, 0.06, 0.05, 0.05];

    /// <summary>The appointment at which the patient comes, perhaps one that nobody has made yet by now; null if lost.</summary>
    public static Booking? Attend(Story story, Booking booking)
    {
        for (var tries = 1; ; tries++)
        {
            if (booking.WalkIn)
                return booking;
            switch (tries == MostTries ? 0 : story.Random.Weighted(story.Visited ? Later : First))
            {
                case 0:
                    BookingScene.Confirm(story, booking, booking.Start);
                    return booking;
                case 1:
                    return Move(story, booking);
                case 2:
                    var cancelled = BeforeStart(story, booking);
                    BookingScene.Confirm(story, booking, cancelled);
                    story.Tell(cancelled, new AppointmentCancelled
                    {
                        Appointment = booking.Id, By = story.Random.Chance(0.85) ? "patient" : "clinic", Staff = story.FrontDesk,
                        Reason = story.Random.Pick(["ill", "busy", "transport", "price", "other"]),
                    });
                    if (RecoveryScene.Recover(story, booking, cancelled, noShow: false) is not { } rebooked)
                        return null;
                    booking = rebooked;
                    break;
                default:
                    BookingScene.Confirm(story, booking, booking.Start);
                    var missed = booking.Start.AddMinutes(story.Random.Between(22, 40));
                    story.Tell(missed, new AppointmentNoShow { Appointment = booking.Id, Staff = story.FrontDesk });
                    if (RecoveryScene.Recover(story, booking, missed, noShow: true) is not { } recovered)
                        return null;
                    booking = recovered;
                    break;
            }
            if (story.Past(booking.BookedAt))
                return booking;
        }
    }

    /// <summary>Another time for the same appointment, or another appointment in its place.</summary>
    private static Booking Move(Story story, Booking booking)
    {
        var at = BeforeStart(story, booking);
        BookingScene.Confirm(story, booking, at);
        var notBefore = (at > booking.Start ? at : booking.Start).AddDays(story.Random.Between(0.5, 6));
        var moved = new AppointmentRescheduled { Appointment = booking.Id, Reason = story.Random.Pick(["ill", "busy", "doctor"]), Staff = story.FrontDesk };
        if (story.Random.Chance(0.7))
        {
            var start = Schedule.Slot(story, booking.Doctor, notBefore, booking.Minutes);
            story.Tell(at, moved with { Start = story.Utc(start) });
            if (!story.Past(at))
                (booking.Start, booking.Since) = (start, at);
        }
        else
        {
            story.Tell(at, moved);
            booking = BookingScene.Again(story, at.AddMinutes(2), booking, notBefore, story.FrontDesk, booking.Id);
        }
        BookingScene.Confirm(story, booking, booking.Start);
        return booking;
    }

    /// <summary>A moment at which somebody at the clinic hears of it: after the booking, before the start.</summary>
    private static DateTime BeforeStart(Story story, Booking booking)
    {
        var span = (booking.Start - booking.BookedAt).TotalHours;
        var at = booking.Start.AddHours(-Math.Min(span * 0.8, story.Random.Between(3.0, 60.0)));
        var open = story.Calendar.NextOpen(at);
        if (open != at)
            open = open.AddSeconds(story.Random.Between(120, 3_000));
        return open < booking.Start.AddMinutes(-20) ? open : at;
    }
}
