using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Live;

/// <summary>How many instances of a workflow stand where, and what they left in the last days.</summary>
/// <param name="Versions">By version, the newest first.</param>
/// <param name="Days">Over how many days <paramref name="Left"/> is counted.</param>
public sealed record LiveView(int Running, int Late, IReadOnlyList<VersionRunning> Versions, IReadOnlyList<ActivityLive> Activities, IReadOnlyList<PortLeft> Left, int Days);

public sealed record VersionRunning(int Version, int Running);

/// <param name="MedianDays">Half of those who stand here came longer ago than that.</param>
/// <param name="Late">Those whose task here is beyond its due time.</param>
public sealed record ActivityLive(string Activity, int Here, double MedianDays, double P90Days, int Late);

public sealed record PortLeft(string Activity, string Port, int N);

/// <summary>Who stands at one activity, and how long.</summary>
public sealed record ActivityLiveDetail(ActivityLive Now, IReadOnlyList<VersionRunning> Versions, IReadOnlyList<DaysBar> Bars, IReadOnlyList<StandingRow> Longest);

/// <param name="To">null: no end.</param>
/// <param name="Late">Of them beyond the norm.</param>
public sealed record DaysBar(double From, double? To, int N, int Late);

public sealed record StandingPage(int Total, IReadOnlyList<StandingRow> Rows);

/// <param name="Name">Of the patient; null for a workflow about no patient, and for those who may not see patients.</param>
/// <param name="About">The plan or the cycle, where the workflow is about one.</param>
/// <param name="Responsible">Who has the task; null: anybody of the role.</param>
public sealed record StandingRow(
    Guid Id, Guid? Patient, Guid? Journey, Guid? Cycle, string? Name, string? About, string? Responsible, string? Role, int Version, DateTimeOffset Since, double Days, DateTimeOffset? Due, bool Late);
