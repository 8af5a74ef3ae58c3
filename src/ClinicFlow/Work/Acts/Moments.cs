namespace ClinicFlow.Work.Acts;

/// <summary>Which moments a person may name for later.</summary>
public static class Moments
{
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(731);

    public static Refusal? Problem(DateTimeOffset until, DateTimeOffset now)
    {
        if (until <= now) return Refusal.Wrong("until-past", "Время должно быть впереди.", "The time must lie ahead.");
        return until > now + Farthest ? Refusal.Wrong("until-too-far", "Не дальше двух лет вперёд.", "No more than two years ahead.") : null;
    }
}
