using ClinicFlow.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Platform.Access.Keys;

/// <summary>Keys of other systems.</summary>
public static class KeysApi
{
    public static void MapKeys(this IEndpointRouteBuilder api)
    {
        api.MapGet("/keys", List).Needs(Permission.ManageAccounts);
        api.MapPost("/keys", Make).Needs(Permission.ManageAccounts);
        api.MapPost("/keys/{id:guid}/revoke", Revoke).Needs(Permission.ManageAccounts);
    }

    private static async Task<Ok<KeyList>> List(KeysOfSystems keys, CancellationToken cancel) => TypedResults.Ok(await keys.List(cancel));

    private static async Task<Results<Ok<KeyWithSecret>, ProblemHttpResult>> Make(NewKey key, Viewer viewer, KeysOfSystems keys, HttpContext http) => (await keys.Make(key, viewer.UserName)).ToHttp(http);

    private static async Task<Results<NoContent, NotFound>> Revoke(Guid id, Viewer viewer, KeysOfSystems keys) =>
        await keys.Revoke(id, viewer.UserName) ? TypedResults.NoContent() : TypedResults.NotFound();
}
