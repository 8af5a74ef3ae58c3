using ClinicFlow.Journeys.Api;
using ClinicFlow.Work.Acts;
using ClinicFlow.Work.Changes;
using ClinicFlow.Work.Calls;
using ClinicFlow.Work.Claims;
using ClinicFlow.Work.Contacts;
using ClinicFlow.Work.Leads;
using ClinicFlow.Work.Lists;
using ClinicFlow.Work.Outcomes;
using ClinicFlow.Work.Presence;
using ClinicFlow.Work.Queue;
using ClinicFlow.Work.Recall;
using ClinicFlow.Work.Subjects;

namespace ClinicFlow.Work;

/// <summary>The use cases of work items and their queue.</summary>
public static class WorkSetup
{
    public static IServiceCollection AddWork(this IServiceCollection services) => services
        .AddSingleton<ChangeFeed>()
        .AddSingleton<MergePatient>().AddScoped<SamePersons>()
        .AddSingleton<WorkItemReader>()
        .AddSingleton<ClaimWorkItem>().AddSingleton<ReleaseWorkItem>()
        .AddSingleton<SubjectFollowers>().AddSingleton<HumanActs>().AddSingleton<ActWords>()
        .AddSingleton<RecordOutcome>().AddSingleton<ChooseOutcome>().AddSingleton<OwnOutcomes>().AddSingleton<SnoozeWorkItem>().AddSingleton<AssignWorkItem>().AddSingleton<UndoAct>().AddSingleton<FinishWorkItem>()
        .AddSingleton<DeclareWork>()
        .AddSingleton<QueueCounts>().AddSingleton<QueueRows>().AddSingleton<ListPlans>().AddSingleton<Viewers>().AddSingleton<ShowPlan>()
        .AddSingleton<FoundItems>().AddSingleton<WorkRows>().AddSingleton<ListWork>().AddSingleton<ShowWork>().AddSingleton<ListColleagues>()
        .AddSingleton<ContactSummaries>().AddSingleton<ContactGateway>()
        .AddSingleton<BeginCall>().AddSingleton<EndCall>()
        .AddSingleton<ReadDesk>().AddSingleton<DeskHousehold>().AddSingleton<DeskDay>().AddSingleton<NextCall>();
}
