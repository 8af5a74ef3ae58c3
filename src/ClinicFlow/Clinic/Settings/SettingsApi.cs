using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Clinic.Settings;

/// <summary>Locations, staff and sources.</summary>
public static class SettingsApi
{
    public static void MapSettings(this IEndpointRouteBuilder api)
    {
        api.MapGet("/locations", Locations).Needs(Permission.SignedIn);
        api.MapGet("/locations/{id}", Location).Needs(Permission.SignedIn);
        api.MapPut("/locations/{id}", Change).Needs(Permission.ChangeSettings);
        api.MapGet("/staff", Staff).Needs(Permission.SignedIn);
        api.MapGet("/sources", Sources).Needs(Permission.ReadSettings);
        api.MapPut("/sources/{source}", GoLive).Needs(Permission.ChangeSettings);
    }

    public static IServiceCollection AddSettings(this IServiceCollection services) =>
        services.AddScoped<ReadSettings>().AddSingleton<ChangeLocation>().AddSingleton<ChangeGoLive>();

    private static async Task<Ok<Listed<LocationView>>> Locations(Viewer viewer, ReadSettings settings, CancellationToken cancel) =>
        TypedResults.Ok(new Listed<LocationView>(await settings.Locations(viewer, cancel)));

    private static async Task<Results<Ok<LocationView>, NotFound>> Location(string id, Viewer viewer, ReadSettings settings, HttpResponse response, CancellationToken cancel)
    {
        if ((await settings.Locations(viewer, cancel)).FirstOrDefault(l => l.Id == id) is not { } location) return TypedResults.NotFound();
        response.Headers.ETag = Tag(location.Version);
        return TypedResults.Ok(location);
    }

    private static async Task<Results<Ok<LocationView>, NotFound, ProblemHttpResult>> Change(
        string id, LocationChange change, Viewer viewer, ChangeLocation locations, HttpRequest request, HttpResponse response)
    {
        if (!viewer.Sees(id)) return TypedResults.NotFound();
        var asked = request.Headers.IfMatch.ToString() is { Length: > 0 } tag && tag != "*" ? tag : null;
        var result = await locations.Change(id, change, version => asked is null || asked == Tag(version));
        if (result.Problem is { } problem) return TypedResults.Problem(problem, statusCode: 400, title: "The location can't be saved so", extensions: Problems.Code("invalid-location"));
        if (result.Stale)
            return TypedResults.Problem(
                "Somebody has changed the location since it was read.", statusCode: 412, title: "Changed meanwhile", extensions: Problems.Code("stale", "Read it again and repeat the change."));
        if (result.Location is not { } location) return TypedResults.NotFound();
        response.Headers.ETag = Tag(location.Version);
        return TypedResults.Ok(location);
    }

    private static async Task<Ok<Listed<StaffView>>> Staff(Viewer viewer, ReadSettings settings, CancellationToken cancel) =>
        TypedResults.Ok(new Listed<StaffView>(await settings.Staff(viewer, cancel)));

    private static async Task<Ok<Listed<SourceView>>> Sources(ReadSettings settings, CancellationToken cancel) =>
        TypedResults.Ok(new Listed<SourceView>(await settings.Sources(cancel)));

    private static async Task<Results<Ok<SourceView>, NotFound, ProblemHttpResult>> GoLive(string source, SourceChange change, ChangeGoLive sources, ReadSettings settings, CancellationToken cancel)
    {
        if (sources.Moment(change.GoLive) is not { } moment)
            return TypedResults.Problem("goLive is a date (2026-06-30) or a moment (2026-06-30T09:00:00Z).", statusCode: 400, title: "No date", extensions: Problems.Code("invalid-date"));
        if (!await sources.Change(source, moment)) return TypedResults.NotFound();
        return TypedResults.Ok((await settings.Sources(cancel)).First(s => s.Source == source));
    }

    private static string Tag(long version) => $"\"{version}\"";
}
