using ClinicFlow.Platform.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Quartz;

namespace ClinicFlow.Platform.Scheduling;

/// <summary>The scheduled jobs: how they went, run now, pause, resume.</summary>
public static class SchedulesApi
{
    public static void MapSchedules(this IEndpointRouteBuilder api)
    {
        api.MapGet("/schedules", List).Needs(Permission.SeeSchedules);
        api.MapPost("/schedules/{name}/run", RunNow).Needs(Permission.RunSchedules);
        api.MapPost("/schedules/{name}/pause", Pause).Needs(Permission.RunSchedules);
        api.MapPost("/schedules/{name}/resume", Resume).Needs(Permission.RunSchedules);
    }

    private static async Task<Ok<ScheduleList>> List(ListSchedules schedules, CancellationToken cancel) => TypedResults.Ok(await schedules.Handle(cancel));

    private static Task<Results<Ok<ScheduleList>, NotFound>> RunNow(string name, Viewer viewer, ISchedulerFactory schedulers, ListSchedules list, CancellationToken cancel) =>
        On(name, schedulers, list, async (scheduler, key) => await scheduler.TriggerJob(key, new JobDataMap { [RunJournal.By] = viewer.UserName }, cancel), cancel);

    private static Task<Results<Ok<ScheduleList>, NotFound>> Pause(string name, ISchedulerFactory schedulers, ListSchedules list, CancellationToken cancel) =>
        On(name, schedulers, list, async (scheduler, key) => await scheduler.PauseTrigger(new TriggerKey(key.Name), cancel), cancel);

    /// <summary>Nights that passed meanwhile are made up for by one run.</summary>
    private static Task<Results<Ok<ScheduleList>, NotFound>> Resume(string name, ISchedulerFactory schedulers, ListSchedules list, CancellationToken cancel) =>
        On(name, schedulers, list, async (scheduler, key) => await scheduler.ResumeTrigger(new TriggerKey(key.Name), cancel), cancel);

    private static async Task<Results<Ok<ScheduleList>, NotFound>> On(string name, ISchedulerFactory schedulers, ListSchedules list, Func<IScheduler, JobKey, ValueTask> act, CancellationToken cancel)
    {
        if (Schedules.All.All(s => s.Name != name)) return TypedResults.NotFound();
        await act(await schedulers.GetScheduler(cancel), new JobKey(name));
        return TypedResults.Ok(await list.Handle(cancel));
    }
}
