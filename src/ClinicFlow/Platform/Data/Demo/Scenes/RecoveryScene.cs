namespace ClinicFlow.Platform.Data.Demo.Scenes;

/// <summary>After a missed or cancelled visit: called in time, late or never; a new time, or lost.</summary>
internal static class RecoveryScene
{
    public static Booking? Recover(Story story, Booking missed, DateTime at, bool noShow)
    {
        var random = story.Random;
        var (inTime, late) = DemoRates.AfterMiss(missed.Curator);
        var drawn = random.Unit();
        var kept = drawn < inTime;
        Plant(story, missed, at, noShow, kept);
        if (!kept && drawn >= inTime + late)
            return ComesByItself(story, missed, at);

        var called = kept ? story.Calendar.AddWorking(at, random.Between(6.0, 100.0)) : Late(story, missed, at);
        var caller = noShow || missed.Curator is null ? story.FrontDesk : missed.Curator;
        var reason = noShow ? "no-show" : missed.Plan is null ? "rebook" : "plan";
        if (random.Chance(kept ? 0.66 : 0.45))
            return Rebook(story, missed, called, caller, reason);
        CallScene.Call(story, called, caller, reason, random.Pick(["no-answer", "voicemail", "thinking", "call-back"]), plan: missed.Plan, appointment: missed.Id);

        var again = story.Calendar.Later(called, random.Between(1.0, 3.0), random);
        if (random.Chance(0.42))
            return Rebook(story, missed, again, caller, reason);
        CallScene.Call(story, again, caller, reason, random.Pick(["no-answer", "price", "elsewhere", "fear", "thinking"]), plan: missed.Plan, appointment: missed.Id);
        return null;
    }

    private static Booking Rebook(Story story, Booking missed, DateTime at, string caller, string reason)
    {
        CallScene.Call(story, at, caller, reason, "booked", plan: missed.Plan, appointment: missed.Id);
        return BookingScene.Again(story, at.AddMinutes(4), missed, NotBefore(story, missed, at), caller);
    }

    private static Booking? ComesByItself(Story story, Booking missed, DateTime at)
    {
        if (!story.Random.Chance(0.2))
            return null;
        var back = story.Calendar.Later(at, story.Random.Between(9.0, 25.0), story.Random);
        return BookingScene.Again(story, back, missed, NotBefore(story, missed, back), story.FrontDesk);
    }

    /// <summary>A late call about a plan is later than the week of its standard; about a first visit it is tomorrow's.</summary>
    private static DateTime Late(Story story, Booking missed, DateTime at) =>
        missed.Plan is not null
            ? story.Calendar.Later(at, story.Random.Between(8.0, 15.0), story.Random)
            : story.Calendar.AddWorking(at, story.Random.Between(160.0, 900.0));

    private static DateTime NotBefore(Story story, Booking missed, DateTime at) =>
        (at > missed.Start ? at : missed.Start).AddDays(story.Random.Between(1.0, 7.0));

    private static void Plant(Story story, Booking missed, DateTime at, bool noShow, bool kept)
    {
        if (noShow)
            story.Plant(at, kept ? DemoTruth.NoShowCalled : DemoTruth.NoShowNotCalled);
        if (missed.Curator is { } curator && story.Location.Curators)
            story.Plant(at, (kept ? DemoTruth.MissedStepKept : DemoTruth.MissedStepBroken) + curator);
    }
}
