namespace ClinicFlow.Rules.Runtime;

/// <summary>Dates in the clinic's zone.</summary>
internal static class Moments
{
    public static DateTimeOffset Now(EvaluationContext context) => TimeZoneInfo.ConvertTime(context.Now, context.Zone);

    public static DateTimeOffset Today(EvaluationContext context) => At(Now(context).Date, context);

    public static DateTime LocalNow(EvaluationContext context) => Now(context).DateTime;

    public static DateTime LocalToday(EvaluationContext context) => Now(context).Date;

    public static DateTime UtcNow(EvaluationContext context) => context.Now.UtcDateTime;

    /// <summary>
    /// A wall-clock time of the clinic as a moment. In the hour that the clocks skip, the moment as if they had
    /// not been moved yet; in the hour that comes twice, the second one.
    /// </summary>
    public static DateTimeOffset At(DateTime time, EvaluationContext context)
    {
        if (time.Kind == DateTimeKind.Utc) return new DateTimeOffset(time);
        var local = DateTime.SpecifyKind(time, DateTimeKind.Unspecified);
        return new DateTimeOffset(local, context.Zone.GetUtcOffset(local));
    }

    /// <summary>The wall-clock time of the clinic at a moment.</summary>
    public static DateTimeOffset Local(DateTimeOffset moment, EvaluationContext context) => TimeZoneInfo.ConvertTime(moment, context.Zone);

    public static DateTime Midnight(DateOnly date) => date.ToDateTime(TimeOnly.MinValue);
}
