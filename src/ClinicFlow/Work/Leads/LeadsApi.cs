using ClinicFlow.Platform.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Work.Leads;

/// <summary>Whose enquiry it is, where the phone or the e-mail is that of a patient.</summary>
public static class LeadsApi
{
    public static void MapLeads(this IEndpointRouteBuilder api)
    {
        api.MapGet("/patients/{patient:guid}/same", Same).Needs(Permission.JoinEnquiries);
        api.MapPost("/patients/{patient:guid}/merge", Merge).Needs(Permission.JoinEnquiries);
    }

    private static async Task<Results<Ok<SamePersonsView>, NotFound>> Same(Guid patient, Viewer viewer, SamePersons persons, CancellationToken cancel) =>
        await persons.Handle(patient, viewer, cancel) is { } view ? TypedResults.Ok(view) : TypedResults.NotFound();

    private static async Task<Results<Ok<Merged>, ProblemHttpResult>> Merge(Guid patient, MergeRequest request, Viewer viewer, MergePatient merge, HttpContext http, CancellationToken cancel) =>
        (await merge.Handle(patient, request, viewer, cancel)).ToHttp(http);
}
