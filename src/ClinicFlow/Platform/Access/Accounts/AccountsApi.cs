using ClinicFlow.Work;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Platform.Access.Accounts;

/// <summary>Who may sign in, as what, and for which location.</summary>
public static class AccountsApi
{
    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        var accounts = api.MapGroup("/accounts");
        accounts.MapGet("", List).Needs(Permission.ManageAccounts);
        accounts.MapPost("", Add).Needs(Permission.ManageAccounts);
        accounts.MapGet("/{id}", Show).Needs(Permission.ManageAccounts);
        accounts.MapPut("/{id}", Change).Needs(Permission.ManageAccounts);
        accounts.MapPost("/{id}/password", ResetPassword).Needs(Permission.ManageAccounts);
        accounts.MapPost("/{id}/deactivate", Deactivate).Needs(Permission.ManageAccounts);
        accounts.MapPost("/{id}/activate", Activate).Needs(Permission.ManageAccounts);
    }

    private static async Task<Ok<AccountPage>> List([AsParameters] AccountQuery query, Viewer viewer, ListAccounts accounts, CancellationToken cancel) => TypedResults.Ok(await accounts.Handle(query, viewer, cancel));

    private static async Task<Results<Ok<AccountDetail>, NotFound>> Show(string id, Viewer viewer, ListAccounts accounts, CancellationToken cancel) =>
        await accounts.One(id, viewer, cancel) is { } account ? TypedResults.Ok(account) : TypedResults.NotFound();

    private static async Task<Results<Ok<AccountWithPassword>, ProblemHttpResult>> Add(NewAccount account, Viewer viewer, AddAccount accounts, HttpContext http) =>
        (await accounts.Handle(account, viewer.UserName, viewer.Location)).ToHttp(http);

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> Change(string id, AccountChange change, Viewer viewer, ChangeAccount accounts, HttpContext http) =>
        (await accounts.Change(id, change, viewer)).ToHttp(http);

    private static async Task<Results<Ok<AccountWithPassword>, ProblemHttpResult>> ResetPassword(string id, Viewer viewer, ChangeAccount accounts, HttpContext http) =>
        (await accounts.ResetPassword(id, viewer)).ToHttp(http);

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> Deactivate(string id, Viewer viewer, ChangeAccount accounts, HttpContext http) =>
        (await accounts.Deactivate(id, viewer)).ToHttp(http);

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> Activate(string id, Viewer viewer, ChangeAccount accounts, HttpContext http) =>
        (await accounts.Activate(id, viewer)).ToHttp(http);
}
