using System.Text.Json;
using System.Text.Json.Serialization;

namespace ClinicFlow.Quality.Audits.Scorecards;

/// <summary>Reads a scorecard; what is wrong with it is said with its place.</summary>
public static class ScorecardFile
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) }, AllowDuplicateProperties = false,
    };

    /// <exception cref="InvalidDataException">With file, place and remedy.</exception>
    public static Scorecard Read(string text, string file)
    {
        Scorecard card;
        try
        {
            card = JsonSerializer.Deserialize<Scorecard>(text, Json) ?? throw new InvalidDataException($"{file}: the file is empty. A scorecard is a JSON object with id, title, stage and groups.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{file}, line {error.LineNumber + 1}, at {error.Path}: {error.Message}", error);
        }
        return Problem(card) is { } problem ? throw new InvalidDataException($"{file}: {problem}") : card;
    }

    private static string? Problem(Scorecard card)
    {
        if (!card.Criteria.Any()) return "groups: a scorecard needs at least one criterion.";
        if (card.PassAt is < 0 or > 1) return $"passAt: {card.PassAt} is no share; write 0.8 for 80 %.";
        if (card.Groups.FirstOrDefault(g => g.Weight < 0) is { } light) return $"weight of \"{light.Title.En}\": a weight is 0 or more.";
        if (card.Criteria.GroupBy(c => c.Id).FirstOrDefault(g => g.Count() > 1) is { } twice) return $"criteria: the id '{twice.Key}' stands there twice; give each its own.";
        if (card.Criteria.FirstOrDefault(c => c.Gate is not (null or Criterion.Critical or Criterion.Fatal)) is { } gate) return $"gate of '{gate.Id}': '{gate.Gate}' is neither critical nor fatal.";
        if (card.Criteria.FirstOrDefault(c => c.Points <= 0) is { } points) return $"points of '{points.Id}': points are above 0.";
        return card.Groups.FirstOrDefault(g => g.Weight == 0 && g.Criteria.Any(c => c.Gate is null)) is { } idle ? $"weight of \"{idle.Title.En}\": its criteria count for nothing; give it a weight, or mark them critical or fatal." : null;
    }
}
