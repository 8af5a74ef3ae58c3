using System.Text.Json;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Studio.Drafts;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Publishing.Differences;

/// <summary>The difference between two versions of a definition, or between one and its draft.</summary>
public sealed class ReadDifference(IDbContextFactory<ClinicContext> contexts)
{
    /// <param name="from">A version; 0: nothing.</param>
    /// <param name="to">A version; null: the draft.</param>
    public async Task<DifferenceView?> Handle(string kind, string name, int from, int? to, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var texts = await context.Definitions.AsNoTracking().Where(d => d.Kind == kind && d.Name == name && (d.Version == from || d.Version == to)).ToDictionaryAsync(d => d.Version, d => d.Text, cancel);
        var after = to is { } version ? texts.GetValueOrDefault(version) : await context.DefinitionDrafts.AsNoTracking().Where(d => d.Id == DefinitionDraft.IdOf(kind, name)).Select(d => d.Text).FirstOrDefaultAsync(cancel);
        if (after is null || from != 0 && !texts.ContainsKey(from)) return null;
        var locations = await context.Locations.AsNoTracking().ToDictionaryAsync(l => l.Id, l => l.Name, cancel);
        try
        {
            return new(from, to, DescribeDifference.Between(texts.GetValueOrDefault(from) ?? "{}", after, locations));
        }
        catch (JsonException)
        {
            // A draft that does not parse yet is compared as text.
            return new(from, to, [new("changed", new("Текст ещё не читается", "The text can't be read yet"), null, null)]);
        }
    }
}
