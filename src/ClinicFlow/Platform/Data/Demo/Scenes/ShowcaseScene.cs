using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>A short straight life that ends today on one tab of the plan queue.</summary>
internal static class ShowcaseScene
{
    public static void Play(Story story, Showcase shown)
    {
        var random = story.Random;
        var (step, consultation) = shown.Tab switch
        {
            ShowcaseTab.ToAgree => ((DateTime?)null, Before(story, shown.Doctor, random.Between(1, 9))),
            ShowcaseTab.AgreedNoAppointment => (null, Before(story, shown.Doctor, random.Between(2, 12))),
            ShowcaseTab.NoNextAppointment => (Before(story, shown.Doctor, Recently(story, shown)), Before(story, shown.Doctor, random.Between(10, 20))),
            ShowcaseTab.Stalled => (Before(story, shown.Doctor, random.Between(16, 48)), Before(story, shown.Doctor, random.Between(58, 80))),
            _ => (Before(story, shown.Doctor, random.Between(3, 9)), Before(story, shown.Doctor, random.Between(16, 30))),
        };
        var visit = VisitScene.Begin(story, Booked(story, consultation, consultation.AddDays(-random.Between(3.0, 8.0)), shown.Doctor, null, null));
        VisitScene.Perform(story, visit, DemoServices.Consultation(shown.Doctor.Specialty!));
        var plan = PlanWriting.Identify(story, visit, shown.Turn);
        var left = VisitScene.End(story, visit, VisitOutcomes.PlanNeeded);
        if (shown.Tab == ShowcaseTab.ToAgree)
        {
            Consider(story, plan, left);
            return;
        }
        var agreed = shown.Tab == ShowcaseTab.AgreedNoAppointment ? Lately(story, left) : left.AddMinutes(random.Between(20, 50));
        story.Tell(agreed.AddMinutes(-12), new PlanProposed { Plan = plan.Id, Staff = plan.Owner });
        story.Tell(agreed, new PlanAgreed { Plan = plan.Id, Staff = plan.Owner });
        foreach (var item in plan.Items)
            item.Agreed = true;
        if (step is { } first)
            Treat(story, shown, plan, agreed, first);
    }

    private static void Consider(Story story, DemoPlan plan, DateTime left)
    {
        if (story.Random.Chance(0.4))
            return;
        story.Tell(left.AddMinutes(15), new PlanProposed { Plan = plan.Id, Staff = plan.Owner });
        CallScene.Call(story, story.Calendar.Later(left, 1, story.Random), plan.Owner, "plan", story.Random.Pick(["thinking", "price", "call-back", "fear"]), plan: plan.Id);
    }

    private static void Treat(Story story, Showcase shown, DemoPlan plan, DateTime agreed, DateTime first)
    {
        var random = story.Random;
        var visits = plan.Visits();
        var visit = VisitScene.Begin(story, Booked(story, first, agreed.AddMinutes(5), shown.Doctor, plan, visits[0][0]));
        foreach (var item in visits[0])
            VisitScene.Perform(story, visit, item.Service, plan, item);
        var left = visit.Clock.AddMinutes(2);
        if (shown.Tab == ShowcaseTab.OnSchedule)
        {
            var rest = Math.Max(visits[1][0].Heal, (story.World.Now - left).TotalDays + random.Between(0.3, 8));
            BookingScene.Book(story, left, shown.Doctor, left.AddDays(rest), 60, story.FrontDesk, "desk", plan, visits[1][0]);
        }
        visit.Clock = left;
        VisitScene.End(story, visit, VisitOutcomes.Treated, plan.Id);
        if (shown.Tab != ShowcaseTab.Stalled)
            return;
        for (var (call, attempts) = (left, random.Between(0, 3)); attempts > 0; attempts--)
        {
            call = story.Calendar.Later(call, random.Between(3.0, 9.0), random);
            CallScene.Call(story, call, plan.Owner, "plan", random.Pick(["no-answer", "thinking", "call-back", "price", "voicemail", "fear"]), plan: plan.Id);
        }
    }

    /// <summary>Days since the visit after which nothing was arranged: short enough not to be called stalled.</summary>
    private static int Recently(Story story, Showcase shown) =>
        shown.Round < 2 ? shown.Round : shown.Doctor.Specialty == "orthodontics" ? story.Random.Between(1, 7) : story.Random.Between(1, 2);

    /// <summary>Today or on the last day when the clinic was open, so that the missing appointment is young.</summary>
    private static DateTime Lately(Story story, DateTime left)
    {
        for (var day = story.World.Now.Date.AddDays(-story.Random.Between(0, 1)); ; day = day.AddDays(-1))
        {
            var (open, close) = story.Calendar.On(day);
            var last = story.World.Now.AddMinutes(-15) < day + close ? story.World.Now.AddMinutes(-15) : day + close;
            if (last <= day + open)
                continue;
            var at = day + open + (last - day - open) * story.Random.Between(0.1, 1.0);
            return at > left.AddMinutes(20) ? at : left.AddMinutes(20);
        }
    }

    /// <summary>A time on the doctor's latest day of work that lies so many days back; today, if a visit can be over by now.</summary>
    private static DateTime Before(Story story, DemoStaff doctor, int days)
    {
        for (var day = story.World.Now.Date.AddDays(-days); ; day = day.AddDays(-1))
        {
            if (Schedule.Shift(story.Calendar, doctor, day) is not var (from, to))
                continue;
            var last = story.World.Now.AddHours(-4) < to ? story.World.Now.AddHours(-4) : to.AddHours(-2);
            if (last > from)
                return from.AddMinutes(30 * story.Random.Between(0, (int)(last - from).TotalMinutes / 30));
        }
    }

    private static Booking Booked(Story story, DateTime start, DateTime at, DemoStaff doctor, DemoPlan? plan, DemoItem? item)
    {
        var booking = BookingScene.BookAt(story, story.Calendar.NextOpen(at), doctor, start, 60, story.FrontDesk, plan, item);
        BookingScene.Confirm(story, booking, start);
        return booking;
    }
}
