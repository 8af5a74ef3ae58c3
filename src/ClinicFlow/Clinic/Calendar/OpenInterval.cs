using System.Globalization;

namespace ClinicFlow.Clinic.Calendar;

/// <summary>
/// One stretch of opening time on one local day, in minutes since that day's 00:00 by the wall clock.
/// Written <c>09:00-21:00</c>; <c>24:00</c> is the end of the day. A stretch never passes midnight: a night shift
/// is two stretches on two days.
/// </summary>
public readonly record struct OpenInterval
{
    private const int MinutesPerDay = 24 * 60;

    /// <param name="from">First minute of the stretch, 0 … 1439.</param>
    /// <param name="to">Minute at which it ends, greater than <paramref name="from"/>, at most 1440.</param>
    /// <exception cref="FormatException">The two do not make a stretch within one day.</exception>
    public OpenInterval(int from, int to)
    {
        if (from < 0 || to > MinutesPerDay || from >= to)
            throw new FormatException($"Opening hours {Clock(from)}-{Clock(to)} must lie within one day and end after they begin; write a night as two days, for example 22:00-24:00 and 00:00-06:00.");
        (From, To) = (from, to);
    }

    public int From { get; }

    public int To { get; }

    /// <exception cref="FormatException">The text is not of the form <c>HH:mm-HH:mm</c>.</exception>
    public static OpenInterval Parse(string text)
    {
        var ends = text.Split('-');
        if (ends.Length == 2 && Minute(ends[0]) is { } from && Minute(ends[1]) is { } to)
            return new OpenInterval(from, to);
        throw new FormatException($"Opening hours '{text}' must be written HH:mm-HH:mm, for example 09:00-21:00.");
    }

    public override string ToString() => $"{Clock(From)}-{Clock(To)}";

    private static int? Minute(string clock)
    {
        if (clock == "24:00")
            return MinutesPerDay;
        return TimeOnly.TryParseExact(clock, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? (time.Hour * 60) + time.Minute
            : null;
    }

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
