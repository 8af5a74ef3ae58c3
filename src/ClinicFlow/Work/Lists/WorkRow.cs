using ClinicFlow.Rules;
using ClinicFlow.Work.Contacts;
using ClinicFlow.Work.Queue;

namespace ClinicFlow.Work.Lists;

/// <summary>The patient of a row, as far as a list shows it.</summary>
public sealed record RowPatient(Guid Id, Guid? Journey, string Name, int? Age, string? Segment, DateTimeOffset? LastVisit, DateTimeOffset? NextVisit);

/// <summary>One row of a task list.</summary>
public sealed record WorkRow
{
    public required WorkItemView Item { get; init; }
    public required RowPatient? Patient { get; init; }
    public required string? Location { get; init; }
    [Lane] public required string Lane { get; init; }
    public required NextAction Action { get; init; }
    public required DateTimeOffset Since { get; init; }
    public required DateTimeOffset? NotBefore { get; init; }
    public required LocalizedText? Why { get; init; }
    public required Score? Score { get; init; }
    public required bool Escalated { get; init; }
    /// <summary>Members of the household that the same call is about, the patient among them.</summary>
    public required int People { get; init; }
    /// <summary>Items that the same call is about.</summary>
    public required int Items { get; init; }
    /// <summary>May the patient be called now? Null where it is not about a patient.</summary>
    public required Verdict? Call { get; init; }
    /// <summary>What closed it, where it is closed.</summary>
    public required LocalizedText? Closed { get; init; }
    public required DateTimeOffset? ClosedAt { get; init; }
}

public sealed record WorkPage(int Total, IReadOnlyDictionary<string, int> Counts, DateTimeOffset AsOf, IReadOnlyList<string> Actions, IReadOnlyList<WorkRow> Rows);
