using System.Linq.Expressions;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Work.Queue;

namespace ClinicFlow.Work.Lists;

/// <summary>The text is a tab of a task list.</summary>
public sealed class LaneAttribute() : OneOfAttribute([.. Lanes.All]);

/// <summary>The tabs of a task list: every open item stands on exactly one of them.</summary>
public static class Lanes
{
    public const string Now = "now", Later = "later", PutOff = "put-off", Manual = "manual", Closed = "closed";

    public static readonly IReadOnlyList<string> All = [Now, Later, PutOff, Manual, Closed];

    /// <summary>What is closed stays on its tab for so long.</summary>
    public static readonly TimeSpan ClosedFor = TimeSpan.FromDays(7);

    /// <summary>The tab that an item stands on.</summary>
    public static string Of(WorkItem item, DateTimeOffset now, DateTimeOffset endOfDay)
    {
        if (item.Status is "done" or "closed") return Closed;
        if (item.Status == "snoozed" && item.SnoozedUntil > now) return PutOff;
        if (item.Action == PlanAction.Manual) return Manual;
        return item.NotBefore > now || item.Due > endOfDay ? Later : Now;
    }

    /// <summary>The same as a condition of the database.</summary>
    /// <remarks>The first condition is the one of the index over what is open, word for word: SQLite uses a partial index only then.</remarks>
    /// <param name="endOfDay">What is due after the present day, or not to be tried before, can wait.</param>
    public static Expression<Func<WorkItem, bool>> Of(string lane, DateTimeOffset now, DateTimeOffset endOfDay)
    {
        var closedSince = now - ClosedFor;
        return lane switch
        {
            PutOff => i => (i.Status == "open" || i.Status == "snoozed") && i.Status == "snoozed" && i.SnoozedUntil > now,
            Manual => i => (i.Status == "open" || i.Status == "snoozed") && (i.Status == "open" || i.SnoozedUntil <= now) && i.Action == PlanAction.Manual,
            Later => i => (i.Status == "open" || i.Status == "snoozed") && (i.Status == "open" || i.SnoozedUntil <= now) && i.Action != PlanAction.Manual && (i.NotBefore > now || i.Due > endOfDay),
            Closed => i => i.ClosedAt != null && (i.Status == "done" || i.Status == "closed") && i.ClosedAt >= closedSince,
            _ => i => (i.Status == "open" || i.Status == "snoozed") && (i.Status == "open" || i.SnoozedUntil <= now) && i.Action != PlanAction.Manual
                && (i.NotBefore == null || i.NotBefore <= now) && (i.Due == null || i.Due <= endOfDay),
        };
    }
}
