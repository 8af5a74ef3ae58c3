using System.Globalization;

namespace ClinicFlow.Workflows;

/// <summary>Reads durations: <c>5 workingMinutes</c>, <c>3 workingDays</c>, <c>30 days</c>, <c>2 hours</c>, <c>00:05:00</c>, <c>7.00:00:00</c>.</summary>
public static class WorkflowDurations
{
    /// <summary>Reads a duration.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static WorkflowDuration Parse(string text) => TryParse(text, out var duration)
        ? duration
        : throw new FormatException($"'{text}' is not a duration. Write for example 5 workingMinutes, 3 workingDays, 30 days or 00:05:00.");

    /// <summary>Reads a duration; false if the text is none.</summary>
    public static bool TryParse(string? text, out WorkflowDuration duration)
    {
        duration = default;
        if (string.IsNullOrWhiteSpace(text)) return false;
        var span = text.AsSpan().Trim();
        var space = span.IndexOf(' ');
        if (space < 0) return TryParseClock(span, out duration);
        if (!decimal.TryParse(span[..space], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)) return false;
        if (Math.Abs(amount) > 1_000_000_000 || !TryParseUnit(span[space..].Trim(), out var unit)) return false;
        duration = new(amount, unit);
        return true;
    }

    /// <summary>Adds a duration in plain units to a moment; months are the calendar's.</summary>
    /// <exception cref="ArgumentException">The unit is a working one: only the location's calendar can add it.</exception>
    public static DateTimeOffset Add(DateTimeOffset moment, WorkflowDuration duration) => duration.Unit switch
    {
        DurationUnit.Seconds => moment + Times(duration.Amount, TimeSpan.TicksPerSecond),
        DurationUnit.Minutes => moment + Times(duration.Amount, TimeSpan.TicksPerMinute),
        DurationUnit.Hours => moment + Times(duration.Amount, TimeSpan.TicksPerHour),
        DurationUnit.Days => moment + Times(duration.Amount, TimeSpan.TicksPerDay),
        DurationUnit.Weeks => moment + Times(duration.Amount * 7, TimeSpan.TicksPerDay),
        DurationUnit.Months => moment.AddMonths((int)duration.Amount),
        _ => throw new ArgumentException("Working units are added by the location's calendar.", nameof(duration)),
    };

    private static TimeSpan Times(decimal amount, long ticks) => new((long)(amount * ticks));

    private static bool TryParseClock(ReadOnlySpan<char> span, out WorkflowDuration duration)
    {
        duration = default;
        if (!span.Contains(':') || !TimeSpan.TryParse(span, CultureInfo.InvariantCulture, out var time)) return false;
        duration = new(time.Ticks / (decimal)TimeSpan.TicksPerSecond, DurationUnit.Seconds);
        return true;
    }

    private static bool TryParseUnit(ReadOnlySpan<char> span, out DurationUnit unit)
    {
        foreach (var candidate in Enum.GetValues<DurationUnit>())
        {
            var name = candidate.ToString().AsSpan();
            if (!span.Equals(name, StringComparison.OrdinalIgnoreCase) && !span.Equals(name[..^1], StringComparison.OrdinalIgnoreCase)) continue;
            unit = candidate;
            return true;
        }

        unit = default;
        return false;
    }
}
