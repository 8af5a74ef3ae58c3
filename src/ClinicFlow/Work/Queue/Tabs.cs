using ClinicFlow.Platform.Hosting;

namespace ClinicFlow.Work.Queue;

/// <summary>The text is a tab of the plan queue.</summary>
public sealed class TabAttribute() : OneOfAttribute([.. Tabs.All]);

/// <summary>The tabs of the plan queue.</summary>
public static class Tabs
{
    public const string OnSchedule = "on-schedule", Closed = "closed";

    public static readonly IReadOnlyList<string> All = ["to-agree", "agreed-no-appointment", "no-next-appointment", "stalled", OnSchedule, Closed];
}
