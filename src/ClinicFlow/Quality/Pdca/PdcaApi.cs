using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Stages;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Pdca.Acts;
using ClinicFlow.Quality.Pdca.Figures;
using ClinicFlow.Quality.Pdca.Views;
using ClinicFlow.Work;
using ClinicFlow.Work.Subjects;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Quality.Pdca;

/// <summary>PDCA cycles: the board, one cycle with its figures, and what is done about it.</summary>
public static class PdcaApi
{
    public static void MapPdca(this IEndpointRouteBuilder api)
    {
        var pdca = api.MapGroup("/pdca");
        pdca.MapGet("/", Board).Needs(Permission.SeeCycles);
        pdca.MapPost("/", Begin).Needs(Permission.RunCycles);
        pdca.MapGet("/choices", Choices).Needs(Permission.SeeCycles);
        pdca.MapGet("/figures", FiguresNow).Needs(Permission.SeeCycles);
        pdca.MapGet("/{cycle:guid}", Show).Needs(Permission.SeeCycles);
        pdca.MapPost("/{cycle:guid}/steps/{step}", Complete).Needs(Permission.RunCycles);
        pdca.MapPost("/{cycle:guid}/measures", Measure).Needs(Permission.RunCycles);
        pdca.MapPost("/{cycle:guid}/measures/{number:int}/done", MeasureDone).Needs(Permission.RunCycles);
        pdca.MapPost("/{cycle:guid}/measures/{number:int}/drop", MeasureDrop).Needs(Permission.RunCycles);
        pdca.MapPost("/{cycle:guid}/turns", Turn).Needs(Permission.RunCycles);
        pdca.MapPost("/{cycle:guid}/close", Close).Needs(Permission.RunCycles);
        pdca.MapPost("/{cycle:guid}/undo", Undo).Needs(Permission.RunCycles);
    }

    public static IServiceCollection AddPdca(this IServiceCollection services) => services
        .AddSingleton<WriteCycle>().AddSingleton<ReadCycle>().AddSingleton<ReadFigures>().AddSingleton<CycleOwners>().AddSingleton<FollowCycles>()
        .AddSingleton<BeginCycle>().AddSingleton<CompleteStep>().AddSingleton<AddMeasure>().AddSingleton<SettleMeasure>().AddSingleton<BeginTurn>().AddSingleton<CloseCycle>().AddSingleton<UndoCycleAct>()
        .AddSingleton<FollowMeasures>().AddSingleton(s => new SubjectFollower(CycleWork.Prefix, s.GetRequiredService<FollowMeasures>().Handle))
        .AddSingleton<ListCycles>().AddSingleton<ShowCycle>().AddSingleton<ReadKept>().AddSingleton<ReadChoices>();

    private static async Task<Ok<CycleBoard>> Board(string? location, Viewer viewer, ListCycles cycles, CancellationToken cancel) => TypedResults.Ok(await cycles.Handle(viewer, location, cancel));

    private static async Task<Ok<CycleChoices>> Choices(Viewer viewer, ReadChoices choices, CancellationToken cancel) => TypedResults.Ok(await choices.Handle(viewer, cancel));

    private static Results<Ok<FiguresView>, NotFound> FiguresNow(string? standard, string? location, Viewer viewer, ReadFigures figures, ClinicStore clinic, string stage = StageRunner.First)
    {
        if (ClinicFlow.Figures.Today.Targets.Shipped.Stages.All(s => s.Stage != stage)) return TypedResults.NotFound();
        var here = viewer.Narrow(location);
        return TypedResults.Ok(ShowCycle.View(figures.Of(new CycleFigure(stage, string.IsNullOrEmpty(standard) ? CycleSeries.Conversion : standard, here)), null, clinic.Model.Place(here).Zone));
    }

    private static async Task<Results<Ok<CycleView>, NotFound>> Show(Guid cycle, Viewer viewer, ShowCycle cycles, CancellationToken cancel) =>
        await cycles.Handle(cycle, viewer, cancel) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Results<Ok<CycleActed>, ProblemHttpResult>> Begin(BeginRequest request, Viewer viewer, BeginCycle cycles, HttpContext http, CancellationToken cancel) => (await cycles.Handle(request, viewer, cancel)).ToHttp(http);

    private static async Task<Results<Ok<CycleActed>, ProblemHttpResult>> Complete(Guid cycle, string step, CompleteRequest request, Viewer viewer, CompleteStep cycles, HttpContext http, CancellationToken cancel) =>
        (await cycles.Handle(cycle, step, request, viewer, cancel)).ToHttp(http);

    private static async Task<Results<Ok<CycleActed>, ProblemHttpResult>> Measure(Guid cycle, MeasureRequest request, Viewer viewer, AddMeasure cycles, HttpContext http) => (await cycles.Handle(cycle, request, viewer)).ToHttp(http);

    private static async Task<Results<Ok<CycleActed>, ProblemHttpResult>> MeasureDone(Guid cycle, int number, MeasureDoneRequest request, Viewer viewer, SettleMeasure cycles, HttpContext http) => (await cycles.Done(cycle, number, request, viewer)).ToHttp(http);

    private static async Task<Results<Ok<CycleActed>, ProblemHttpResult>> MeasureDrop(Guid cycle, int number, MeasureDropRequest request, Viewer viewer, SettleMeasure cycles, HttpContext http) => (await cycles.Drop(cycle, number, request, viewer)).ToHttp(http);

    private static async Task<Results<Ok<CycleActed>, ProblemHttpResult>> Turn(Guid cycle, TurnRequest request, Viewer viewer, BeginTurn cycles, HttpContext http, CancellationToken cancel) => (await cycles.Handle(cycle, request, viewer, cancel)).ToHttp(http);

    private static async Task<Results<Ok<CycleActed>, ProblemHttpResult>> Close(Guid cycle, CloseRequest request, Viewer viewer, CloseCycle cycles, HttpContext http) => (await cycles.Handle(cycle, request, viewer)).ToHttp(http);

    private static async Task<Results<Ok<CycleActed>, ProblemHttpResult>> Undo(Guid cycle, UndoCycleRequest request, Viewer viewer, UndoCycleAct cycles, HttpContext http) => (await cycles.Handle(cycle, request, viewer)).ToHttp(http);
}
