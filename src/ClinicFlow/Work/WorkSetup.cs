using ClinicFlow.Work.Acts;
using ClinicFlow.Work.Changes;
using ClinicFlow.Work.Claims;
using ClinicFlow.Work.Queue;
using ClinicFlow.Work.Subjects;

namespace ClinicFlow.Work;

/// <summary>The use cases of work items and their queue.</summary>
public static class WorkSetup
{
    public static IServiceCollection AddWork(this IServiceCollection services) => services
        .AddSingleton<ChangeFeed>()
        .AddSingleton<WorkItemReader>()
        .AddSingleton<ClaimWorkItem>().AddSingleton<ReleaseWorkItem>()
        .AddSingleton<HumanActs>().AddSingleton<ActWords>()
        .AddSingleton<RecordOutcome>().AddSingleton<SnoozeWorkItem>().AddSingleton<AssignWorkItem>().AddSingleton<UndoAct>().AddSingleton<FinishWorkItem>()
        .AddSingleton<DeclareWork>()
        .AddSingleton<QueueCounts>().AddSingleton<QueueRows>().AddSingleton<ListPlans>().AddSingleton<PlanViewers>().AddSingleton<ShowPlan>();
}
