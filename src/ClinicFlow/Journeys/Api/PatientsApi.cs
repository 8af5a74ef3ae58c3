using ClinicFlow.Platform.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Journeys.Api;

/// <summary>Patients found by name, phone or card, the card of one of them, and each pass of theirs.</summary>
public static class PatientsApi
{
    public static void MapPatients(this IEndpointRouteBuilder api)
    {
        api.MapPost("/patients/search", Search).Needs(Permission.SeePatients);
        api.MapGet("/patients/{patient:guid}", Patient).Needs(Permission.SeePatients);
        api.MapGet("/journeys/{id:guid}", Journey).Needs(Permission.SeePatients);
    }

    public static IServiceCollection AddPatients(this IServiceCollection services) =>
        services.AddScoped<SearchPatients>().AddScoped<ReadPatient>().AddScoped<ReadJourney>();

    private static async Task<Ok<PatientPage>> Search(PatientSearch asked, Viewer viewer, SearchPatients patients, CancellationToken cancel) =>
        TypedResults.Ok(await patients.Find(asked, viewer, cancel));

    private static async Task<Results<Ok<PatientView>, NotFound>> Patient(Guid patient, Viewer viewer, ReadPatient cards, CancellationToken cancel) =>
        await cards.Read(patient, viewer, cancel) is { } card ? TypedResults.Ok(card) : TypedResults.NotFound();

    private static async Task<Results<Ok<JourneyView>, NotFound>> Journey(Guid id, Viewer viewer, HttpRequest request, ReadJourney journeys, CancellationToken cancel) =>
        await journeys.Read(id, viewer, request.Headers.AcceptLanguage.ToString(), cancel) is { } journey ? TypedResults.Ok(journey) : TypedResults.NotFound();
}
