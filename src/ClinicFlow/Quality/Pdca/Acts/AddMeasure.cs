using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Work;

namespace ClinicFlow.Quality.Pdca.Acts;

/// <param name="Kind">rules or workflow, where a version of a definition is what is to be done.</param>
/// <param name="Name">The name of the rule set or workflow.</param>
/// <param name="DueOn">Until when; null: ten working days.</param>
public sealed record MeasureRequest(int? Seen, string Text, string? Kind, string? Name, int? Version, DateOnly? DueOn);

/// <summary>Adds something to be done in this turn: in words, or a version of a rule set or workflow.</summary>
public sealed class AddMeasure(WriteCycle cycles, ClinicStore clinic)
{
    private const int MostMeasures = 50, LongestText = 300;

    public Task<Answer<CycleActed>> Handle(Guid id, MeasureRequest request, Viewer viewer) =>
        cycles.Handle(id, viewer, request.Seen, state => Decide(state, request), new("Мера добавлена", "The measure is added"));

    private Answer<CycleAct> Decide(CycleState state, MeasureRequest request)
    {
        if (state.Ended) return CycleRefusals.Ended;
        if (string.IsNullOrWhiteSpace(request.Text) || request.Text.Length > LongestText) return Refusal.Wrong("no-text", $"Скажите, что сделать, не длиннее {LongestText} знаков.", $"Say what is to be done, in at most {LongestText} characters.");
        if (request.Kind is not (null or "rules" or "workflow")) return Refusal.Wrong("kind", "Ссылка ведёт на rules или workflow.", "A link leads to rules or a workflow.");
        if (request.Kind is not null && !Exists(request.Kind, request.Name, request.Version)) return Refusal.Wrong("definition-unknown", "Такой версии нет.", "There is no such version.");
        if (state.Turn.Measures.Count >= MostMeasures) return Refusal.Wrong("too-many", "Малые шаги: в одном обороте не больше 50 мер.", "Small steps: one turn has at most 50 measures.");
        var zone = clinic.Model.Place(state.Begun.Location).Zone;
        DateTimeOffset? due = request.DueOn is { } day ? EndOf(day, zone) : null;
        return new MeasureAdded(state.Version + 1, request.Text.Trim(), request.Kind, request.Kind is null ? null : request.Name, request.Kind is null ? null : request.Version, due);
    }

    private bool Exists(string kind, string? name, int? version)
    {
        if (name is null) return false;
        var definitions = clinic.Model.Definitions;
        return kind == "rules"
            ? definitions.RuleSet(name) is { } rules && (version is null || rules.Numbered(version.Value) is not null)
            : definitions.Workflow(name) is { } workflow && (version is null || workflow.Numbered(version.Value) is not null);
    }

    private static DateTimeOffset EndOf(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(new TimeOnly(23, 59));
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
