using System.Text.Json;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Trying;

/// <summary>The title that a rule has among its properties.</summary>
public static class RuleTitle
{
    public static LocalizedText? Of(RuleDefinition rule) =>
        rule.Properties.TryGetValue("title", out var title) && title.ValueKind == JsonValueKind.Object && title.TryGetProperty("ru", out var ru) && title.TryGetProperty("en", out var en)
            ? new(ru.GetString() ?? "", en.GetString() ?? "")
            : null;
}
