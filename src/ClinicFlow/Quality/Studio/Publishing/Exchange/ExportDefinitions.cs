using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Publishing.Exchange;

/// <summary>The texts in force as one JSON list, without comments: rule sets as RulesEngine reads them, workflows as Elsa does.</summary>
public sealed class ExportDefinitions(IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="name">One of them; null: all.</param>
    public async Task<string?> Handle(string kind, string? name, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var texts = await TextsInForce.Read(context, clock.GetUtcNow(), cancel);
        var chosen = texts.All(kind).Where(t => name is null || t.Name == name).ToList();
        if (chosen.Count == 0 && name is not null) return null;
        return new JsonArray([.. chosen.Select(t => JsonNode.Parse(t.Text, documentOptions: new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }))]).ToJsonString(Writing) + "\n";
    }
}
