using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>From the agreement to the last item: visit by visit, with pauses, losses and returns.</summary>
internal static class RealisationScene
{
    /// <param name="still">The visit in which the plan was agreed, if the patient has not left yet.</param>
    public static CareStart? Play(Story story, DemoPlan plan, DateTime agreed, Visit? still)
    {
        var course = new Course(story, plan);
        var since = FirstBooking(story, course, plan, agreed, still);
        if (still is not null)
            VisitScene.End(story, still, VisitOutcomes.PlanNeeded);
        for (var n = 0; n < course.Count; n++)
        {
            if (Come(story, course, plan, n, since) is not { } booking || story.Past(booking.Start))
                return null;
            var visit = VisitScene.Begin(story, booking);
            foreach (var item in course.Items(n))
                VisitScene.Perform(story, visit, item.Service, plan, item);
            course.Came(visit.Clock);
            if (n == course.Count - 1)
                return Complete(story, plan, visit);
            since = AfterStep(story, course, plan, n, visit);
        }
        return null;
    }

    private static DateTime FirstBooking(Story story, Course course, DemoPlan plan, DateTime agreed, Visit? still)
    {
        var random = story.Random;
        switch (random.Weighted([0.76, 0.10, 0.07, 0.07]))
        {
            case 0:
                var at = agreed.AddMinutes(random.Between(1, still is null ? 15 : 3));
                course.Book(0, at, at, plan.Owner);
                if (still is not null)
                    still.Clock = at;
                break;
            case 1:
                var soon = story.Calendar.AddWorking(agreed, random.Between(90, 1300));
                course.Book(0, soon, soon, plan.Owner);
                break;
            case 2:
                var late = story.Calendar.Later(agreed, random.Between(4.0, 14.0), story.Random);
                CallScene.Call(story, late, plan.Owner, "plan", "booked", plan: plan.Id);
                course.Book(0, late.AddMinutes(3), late, plan.Owner);
                break;
        }
        return agreed;
    }

    /// <summary>The appointment at which the patient comes for this step, after a return if need be.</summary>
    private static Booking? Come(Story story, Course course, DemoPlan plan, int n, DateTime since)
    {
        for (var returns = 0; ; returns++)
        {
            if (course.Booked(n) is { } booked)
            {
                if (AttendanceScene.Attend(story, booked) is { } kept)
                    return kept;
                since = booked.Start > since ? booked.Start : since;
                course.Forget(n);
                course.Cancel(n + 1, since.AddDays(4), "patient", "other");
            }
            if (returns == 2 || StallScene.ComeBack(story, plan, since) is not { } back)
                return null;
            course.Book(n, back, back.AddDays(-course.Rest(n)), plan.Owner);
        }
    }

    /// <summary>Before the patient leaves: the next visit is arranged, or not. Returns since when the plan stands still.</summary>
    private static DateTime AfterStep(Story story, Course course, DemoPlan plan, int n, Visit visit)
    {
        var random = story.Random;
        var fate = random.Weighted([0.88, 0.04, 0.05, 0.03]);
        visit.Clock = visit.Clock.AddMinutes(2);
        if (fate == 3 && n < course.Count - 2)
            course.DropLast(visit.Clock);
        if (fate == 2)
            course.Cancel(n + 1, visit.Clock.AddDays(1), "patient", random.Pick(["busy", "price", "other"]));
        var pausedUntil = fate == 1 ? Pause(story, course, plan, n, visit) : (DateTime?)null;
        var arranged = fate is 0 or 3 && (course.Booked(n + 1) is not null || random.Chance(DemoRates.NextBeforeLeaving(story.FrontDesk)));
        if (arranged)
        {
            course.Heal(n + 1, visit.Clock);
            course.Book(n + 1, visit.Clock, visit.Clock, story.FrontDesk);
        }
        story.Plant(visit.Clock, (arranged ? DemoTruth.NextBooked : DemoTruth.NextNotBooked) + story.FrontDesk);
        var left = VisitScene.End(story, visit, VisitOutcomes.Treated, plan.Id);
        if (pausedUntil is { } until)
        {
            var resumed = story.Calendar.Later(until, random.Between(-3.0, 3.0), random);
            CallScene.Call(story, resumed, plan.Owner, "plan", "booked", plan: plan.Id);
            course.Book(n + 1, resumed.AddMinutes(3), left, plan.Owner);
        }
        else if (!arranged && fate != 2 && random.Chance(0.7))
        {
            var later = random.Chance(0.55) ? story.Calendar.AddWorking(left, random.Between(60.0, 900.0)) : story.Calendar.Later(left, random.Between(3.0, 9.0), random);
            CallScene.Call(story, later, plan.Owner, "plan", "booked", plan: plan.Id);
            course.Book(n + 1, later.AddMinutes(3), left, plan.Owner);
        }
        return left;
    }

    private static DateTime Pause(Story story, Course course, DemoPlan plan, int n, Visit visit)
    {
        var until = visit.Clock.Date.AddDays(story.Random.Between(20, 70)).AddHours(10);
        course.Cancel(n + 1, visit.Clock, "patient", "pause");
        story.Tell(visit.Clock, new PlanPaused { Plan = plan.Id, Until = story.Utc(until), Reason = story.Random.Pick(["travel", "money", "health"]) });
        return until;
    }

    private static CareStart Complete(Story story, DemoPlan plan, Visit visit)
    {
        visit.Clock = visit.Clock.AddMinutes(2);
        story.Tell(visit.Clock, new PlanCompleted { Plan = plan.Id });
        story.Plant(visit.Clock, DemoTruth.PlanCompleted + plan.Doctor.Id);
        var recall = RecallScene.Order(story, visit);
        return new CareStart(VisitScene.End(story, visit, VisitOutcomes.Treated, plan.Id), plan.Doctor, recall);
    }
}
