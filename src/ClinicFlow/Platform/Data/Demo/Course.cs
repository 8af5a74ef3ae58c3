using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Data.Demo.Scenes;

namespace ClinicFlow.Platform.Data.Demo;

/// <summary>The visits of an agreed plan and the appointments made for them: one ahead, or the whole series at once.</summary>
internal sealed class Course(Story story, DemoPlan plan)
{
    private readonly List<List<DemoItem>> visits = plan.Visits();
    private readonly Booking?[] bookings = new Booking?[plan.Items.Count];
    private readonly bool series = story.Random.Chance(DemoRates.Series(story.FrontDesk));

    private DateTime lastVisit;

    public int Count => visits.Count;

    public IReadOnlyList<DemoItem> Items(int visit) => visits[visit];

    public Booking? Booked(int visit) => bookings[visit];

    /// <summary>Days that must lie between the visit before and this one.</summary>
    public double Rest(int visit) => Math.Max(visits[visit][0].Heal, visits[visit][0].Gap);

    /// <summary>Books the visit, and in a series all that follow. <paramref name="after"/>: end of the visit before.</summary>
    public void Book(int visit, DateTime at, DateTime after, string by)
    {
        for (var n = visit; n < (series ? Count : visit + 1); n++)
        {
            if (bookings[n] is not null)
                continue;
            var rest = n == 0 ? story.Random.Between(0.5, 6) : Rest(n) + story.Random.Between(0.0, 4.0);
            var notBefore = Later(after.AddDays(rest), lastVisit.AddDays(visits[n][0].Heal));
            var minutes = visits[n].Sum(i => i.Service.Minutes);
            bookings[n] = BookingScene.Book(story, at, plan.Doctor, Later(notBefore, at.AddHours(4)), Math.Min(minutes, 150), by, "desk", plan, visits[n][0]);
            after = bookings[n]!.Start;
        }
    }

    /// <summary>The patient has been here: what comes next heals from now on.</summary>
    public void Came(DateTime at) => lastVisit = at;

    /// <summary>Moves the next visit if it was booked for a time at which the step before has not healed.</summary>
    public void Heal(int visit, DateTime at)
    {
        var healed = at.AddDays(Math.Max(visits[visit][0].Heal, visits[visit][0].Gap * 0.6));
        if (bookings[visit] is not { } booking || booking.Start >= healed)
            return;
        var start = Schedule.Slot(story, plan.Doctor, healed, booking.Minutes);
        story.Tell(at, new AppointmentRescheduled { Appointment = booking.Id, Start = story.Utc(start), Reason = "healing", Staff = story.FrontDesk });
        if (!story.Past(at))
            (booking.Start, booking.Since) = (start, at);
    }

    /// <summary>The appointment has come to its own end: missed, or cancelled.</summary>
    public void Forget(int visit) => bookings[visit] = null;

    /// <summary>Gives up what is booked from this visit on.</summary>
    public void Cancel(int visit, DateTime at, string by, string reason)
    {
        for (var n = visit; n < Count; n++)
        {
            if (bookings[n] is { } booking)
                story.Tell(booking.Start > at ? at : booking.Start.AddHours(-2), new AppointmentCancelled
                {
                    Appointment = booking.Id, By = by, Reason = reason, Staff = story.FrontDesk,
                });
            bookings[n] = null;
        }
    }

    /// <summary>The last step turns out not to be needed.</summary>
    public void DropLast(DateTime at)
    {
        foreach (var item in visits[^1])
            story.Tell(at, new PlanItemCancelled { Plan = plan.Id, Item = item.Id, Reason = "not-needed" });
        Cancel(Count - 1, at, "clinic", "not-needed");
        visits.RemoveAt(Count - 1);
    }

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
}
