using ClinicFlow.Platform.Access;
using ClinicFlow.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Intake.Erasure;

/// <summary>Forgetting a patient. There is no undo.</summary>
public static class ErasureApi
{
    public static void MapErasure(this IEndpointRouteBuilder api) => api.MapPost("/patients/{patient:guid}/erase", Erase).Needs(Permission.ErasePatients);

    private static async Task<Results<Ok<ErasureView>, ProblemHttpResult>> Erase(Guid patient, Viewer viewer, ErasePatient patients, HttpContext http, CancellationToken cancel) =>
        (await patients.Handle(patient, viewer, cancel)).ToHttp(http);
}
