using ClinicFlow.Quality.Audits.Checks;
using ClinicFlow.Quality.Audits.Course;
using ClinicFlow.Quality.Audits.Draws;
using ClinicFlow.Quality.Audits.Proof;
using ClinicFlow.Quality.Audits.Scorecards;
using ClinicFlow.Quality.Audits.Views;

namespace ClinicFlow.Quality.Audits;

/// <summary>The use cases of the random audit.</summary>
public static class AuditsSetup
{
    public static IServiceCollection AddAudits(this IServiceCollection services) => services
        .AddSingleton<ScorecardStore>().AddSingleton<AuditSettingsStore>()
        .AddSingleton<WorkDone>().AddSingleton<CommitDraw>().AddSingleton<FreezeFrame>().AddSingleton<DrawItems>().AddSingleton<ReassignChecks>().AddSingleton<RunDraws>().AddSingleton<FollowAudits>()
        .AddSingleton<CheckRows>().AddSingleton<HeldChecks>().AddSingleton<AuditDeviations>().AddSingleton<CompleteCheck>().AddSingleton<VoidCheck>().AddSingleton<ReopenCheck>().AddSingleton<ExtendStratum>()
        .AddSingleton<ListDraws>().AddSingleton<ShowDraw>().AddSingleton<ShowStratum>().AddSingleton<ListChecks>().AddSingleton<ShowCheck>().AddSingleton<ReadAgreement>()
        .AddSingleton<ReadDraw>();
}
