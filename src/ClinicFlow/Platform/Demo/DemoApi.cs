using ClinicFlow.Platform.Data.Demo;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Platform.Demo;

public sealed record DemoAccountList(IReadOnlyList<DemoAccountRow> Accounts);
public sealed record DemoAccountRow(string UserName, string Password, [Role] string Role, string? Location, string Name);
public sealed record DemoStatus(bool Complete, int Percent, DemoStep Step);
public sealed record DemoStep(string Ru, string En);

/// <summary>The demo's accounts and progress; neither exists in production.</summary>
public static class DemoApi
{
    public static void MapDemo(this IEndpointRouteBuilder api)
    {
        api.MapGet("/demo/accounts", Accounts).AllowAnonymous();
        api.MapGet("/demo/status", Status).AllowAnonymous();
    }

    private static Results<Ok<DemoAccountList>, NotFound> Accounts(ClinicOptions options) => options.Mode != ClinicMode.Demo
        ? TypedResults.NotFound()
        : TypedResults.Ok(new DemoAccountList([.. DemoAccounts.All.Select(a => new DemoAccountRow(a.UserName, a.Password, a.Role, a.Location, a.Name))]));

    private static Results<Ok<DemoStatus>, NotFound> Status(ClinicOptions options, DemoProgress progress) => options.Mode != ClinicMode.Demo
        ? TypedResults.NotFound()
        : TypedResults.Ok(new DemoStatus(progress.Complete, progress.Percent, new DemoStep(progress.StepRu, progress.StepEn)));
}
