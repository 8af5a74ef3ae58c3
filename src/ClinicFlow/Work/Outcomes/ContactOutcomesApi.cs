using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Rules;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ClinicFlow.Work.Outcomes;

public sealed record OutcomeView(string Code, LocalizedText Title, string Key, bool Common, bool Closes, bool Attempt, bool NeedsUntil, LocalizedText Next);

public sealed record OutcomeList(IReadOnlyList<OutcomeView> Outcomes);

/// <summary>The closed list of outcomes in force.</summary>
public static class ContactOutcomesApi
{
    public static void MapContactOutcomes(this IEndpointRouteBuilder api) => api.MapGet("/contact-outcomes", List).Needs(Permission.SignedIn);

    private static Ok<OutcomeList> List(ClinicStore clinic, TimeProvider clock) => TypedResults.Ok(new OutcomeList(
        [.. ContactOutcomes.All(clinic.Model.Definitions, clock.GetUtcNow()).Select(o => new OutcomeView(o.Code, o.Title, o.Key, o.Common, o.Closes, o.Attempt, o.NeedsUntil, o.NextText))]));
}
