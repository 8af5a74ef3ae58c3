using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Studio.Facts;
using ClinicFlow.Quality.Studio.Trying;
using ClinicFlow.Work;
using ClinicFlow.Work.Presence;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Quality.Studio;

/// <summary>What the page of one rule set needs beside its versions: the facts in words, a trial on a journey, who else is here.</summary>
public static class RuleStudioApi
{
    public static void MapRuleStudio(this IEndpointRouteBuilder api)
    {
        api.MapGet("/rules/facts", () => TypedResults.Ok(DescribeFacts.All)).WithName("rules.facts").Needs(Permission.SeeRules);
        api.MapPost("/rules/{name}/try", Try).WithName("rules.try").Needs(Permission.TryRules);
        api.MapGet("/rules/journeys", Suggest).WithName("rules.journeys").Needs(Permission.TryRules);
        api.MapPost("/rules/{name}/look", (string name, Viewer viewer, Viewers viewers) => TypedResults.Ok(new RuleViewers(viewers.Look(RowOf(name), viewer)))).WithName("rules.look").Needs(Permission.SeeRules);
        api.MapPost("/rules/{name}/leave", (string name, Viewer viewer, Viewers viewers) =>
        {
            viewers.Leave(RowOf(name), viewer);
            return TypedResults.NoContent();
        }).WithName("rules.leave").Needs(Permission.SeeRules);
    }

    public static IServiceCollection AddRuleStudio(this IServiceCollection services) => services.AddScoped<TryRules>().AddScoped<SuggestJourneys>();

    private static async Task<Results<Ok<Trial>, ProblemHttpResult>> Try(string name, TrialRequest asked, Viewer viewer, TryRules rules, HttpContext http, CancellationToken cancel) =>
        (await rules.Handle(name, asked, viewer, cancel)).ToHttp(http);

    private static async Task<Ok<SuggestedJourneys>> Suggest(string? rule, string? subject, Viewer viewer, SuggestJourneys suggest, CancellationToken cancel) =>
        TypedResults.Ok(await suggest.Handle(rule ?? "", subject, viewer, cancel));

    private static Guid RowOf(string name) => Intake.Events.Log.Key.Of("rules", name);
}

/// <param name="Names">Who else has this rule set open.</param>
public sealed record RuleViewers(IReadOnlyList<string> Names);
