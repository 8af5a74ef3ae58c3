namespace ClinicFlow.Rules;

/// <summary>The working calendar of the location that a rule runs for. Nulls never reach it: null in, null out.</summary>
public interface IWorkingCalendar
{
    /// <summary>Working minutes between two moments; negative if <paramref name="to"/> is the earlier one.</summary>
    double WorkingMinutes(DateTimeOffset from, DateTimeOffset to);

    /// <summary>Working days between two moments, with fractions.</summary>
    double WorkingDays(DateTimeOffset from, DateTimeOffset to);

    DateTimeOffset AddWorkingMinutes(DateTimeOffset from, double minutes);

    DateTimeOffset AddWorkingDays(DateTimeOffset from, double days);
}
