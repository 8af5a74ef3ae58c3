using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Deviations.Cases;
using ClinicFlow.Quality.Deviations.Steps;
using ClinicFlow.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Quality.Deviations;

/// <summary>The register of deviations: what was found, what is said of it, and what follows.</summary>
public static class DeviationsApi
{
    public static void MapDeviations(this IEndpointRouteBuilder api)
    {
        api.MapGet("/deviations", List).Needs(Permission.SeeDeviations);
        api.MapGet("/deviations/settings", Settings).Needs(Permission.SeeDeviations);
        api.MapPut("/deviations/settings", ChangeSettings).Needs(Permission.SetDeviations);
        api.MapGet("/deviations/{id:guid}", Show).Needs(Permission.SeeDeviations);
        api.MapPost("/deviations/{id:guid}/dispute", Dispute).Needs(Permission.SeeDeviations);
        api.MapPost("/deviations/{id:guid}/decide", Decide).Needs(Permission.DecideDeviations);
        api.MapPost("/deviations/steps/{step:guid}/done", StepDone).Needs(Permission.SeeDeviations);
    }

    public static IServiceCollection AddDeviations(this IServiceCollection services) => services.AddScoped<ListDeviations>();

    /// <summary>What the jobs and the command line need as well.</summary>
    public static IServiceCollection AddDeviationCases(this IServiceCollection services) => services
        .AddSingleton<DeviationSettingsStore>().AddSingleton<SettleCases>().AddSingleton<DisputeDeviation>().AddSingleton<DecideDeviation>()
        .AddSingleton<CountChecks>().AddSingleton<ReadLadders>().AddSingleton<RaiseSteps>().AddSingleton<FinishStep>().AddSingleton<ShowDeviation>();

    private static async Task<Ok<DeviationPage>> List([AsParameters] DeviationFilter filter, Viewer viewer, ListDeviations register, CancellationToken cancel) =>
        TypedResults.Ok(await register.List(filter, viewer, cancel));

    private static async Task<Results<Ok<DeviationDetail>, NotFound>> Show(Guid id, Viewer viewer, ShowDeviation deviations, CancellationToken cancel) =>
        await deviations.Handle(id, viewer, cancel) is { } found ? TypedResults.Ok(found) : TypedResults.NotFound();

    private static async Task<Results<Ok<DeviationActed>, ProblemHttpResult>> Dispute(Guid id, DisputeRequest request, Viewer viewer, DisputeDeviation deviations, HttpContext http, CancellationToken cancel) =>
        (await deviations.Handle(id, request, viewer, cancel)).ToHttp(http);

    private static async Task<Results<Ok<DeviationActed>, ProblemHttpResult>> Decide(Guid id, DecideRequest request, Viewer viewer, DecideDeviation deviations, HttpContext http, CancellationToken cancel) =>
        (await deviations.Handle(id, request, viewer, cancel)).ToHttp(http);

    private static async Task<Results<Ok<StepDone>, ProblemHttpResult>> StepDone(Guid step, StepRequest request, Viewer viewer, FinishStep steps, HttpContext http, CancellationToken cancel) =>
        (await steps.Handle(step, request, viewer, cancel)).ToHttp(http);

    private static async Task<Ok<DeviationSettings>> Settings(ClinicContext context, DeviationSettingsStore settings, CancellationToken cancel) => TypedResults.Ok(await settings.Read(context, cancel));

    private static async Task<Results<Ok<DeviationSettings>, ProblemHttpResult>> ChangeSettings(DeviationSettings change, DeviationSettingsStore settings, HttpContext http)
    {
        if (change.Problem(http.Request.Headers.AcceptLanguage.ToString()) is { } problem) return TypedResults.Problem(problem, statusCode: 400, extensions: Problems.Code("deviation-settings"));
        await settings.Save(change);
        return TypedResults.Ok(change);
    }
}
