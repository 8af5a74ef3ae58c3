using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Studio.Drafts;
using ClinicFlow.Quality.Studio.Publishing.Consequences;
using ClinicFlow.Rules;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Publishing;

/// <param name="Why"><c>approval</c>, <c>share</c>, or null: it may come in force.</param>
/// <param name="Refusal">That is not known yet.</param>
public sealed record Need(string? Why, Refusal? Refusal = null);

/// <summary>Whether a text needs a second person before it comes in force: by the setting, or because it touches too many open items.</summary>
public sealed class NeedsSecond(IDbContextFactory<ClinicContext> contexts, FindConsequences consequences)
{
    /// <summary>More patients than a request waits for.</summary>
    private const int AtOnce = 30_000;

    public async Task<Need> Why(string kind, string name, string text, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var settings = await StudioSettings.Read(context, cancel);
        if (settings.Approval) return new("approval");
        if (settings.ConfirmShare >= 1 || !Touches(kind, name, text)) return new(Why: null);
        var found = await context.PatientStates.CountAsync(cancel) > AtOnce ? await consequences.Begin(kind, name, text, cancel) : await consequences.Find(kind, name, text, cancel);
        if (found.Found is not { } result) return new(null, new Refusal(409, "consequences-first", new("Ещё не посчитано", "Not counted yet"),
            new("Сначала считается, сколько задач это откроет и закроет. Повторите, когда подсчёт закончится.", "How many items this opens and closes is being counted. Try again when that is done.")) { More = new Dictionary<string, object?> { ["consequences"] = found } });
        return new(result.Share > settings.ConfirmShare ? "share" : null);
    }

    /// <summary>A standard judges what is to come, an order only sorts: they open and close nothing.</summary>
    private static bool Touches(string kind, string name, string text) => kind == DefinitionKinds.Workflow || RuleFile.Read(text, name + ".json").Set?.Purpose is RulePurpose.Flag or RulePurpose.Class;
}
