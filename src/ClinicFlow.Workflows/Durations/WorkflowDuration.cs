namespace ClinicFlow.Workflows;

/// <summary>A duration as definitions write it.</summary>
/// <param name="Amount">How many.</param>
/// <param name="Unit">Of what.</param>
public readonly record struct WorkflowDuration(decimal Amount, DurationUnit Unit)
{
    /// <summary>True if the location's calendar is needed to add it.</summary>
    public bool IsWorking => Unit >= DurationUnit.WorkingMinutes;
}

/// <summary>The units of a duration.</summary>
public enum DurationUnit
{
    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Minutes.</summary>
    Minutes,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>Days of 24 hours.</summary>
    Days,

    /// <summary>Weeks of 7 days.</summary>
    Weeks,

    /// <summary>Calendar months.</summary>
    Months,

    /// <summary>Minutes of the location's opening hours.</summary>
    WorkingMinutes,

    /// <summary>Hours of the location's opening hours.</summary>
    WorkingHours,

    /// <summary>Days on which the location is open.</summary>
    WorkingDays,
}
