using ClinicFlow.Figures.Today;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Pdca.Figures;
using ClinicFlow.Quality.Pdca.State;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Pdca.Acts;

/// <param name="Standard">The standard whose share kept is looked at; null: the conversion of the stage.</param>
/// <param name="Target">In per cent.</param>
/// <param name="Owner">A member of staff or <c>user:ID</c>; null: whoever begins it.</param>
public sealed record BeginRequest(string Title, string Stage, string? Standard, string? Location, double Target, string Hypothesis, string? Owner, DateOnly CheckOn);

/// <summary>Begins a cycle with the figures of now as what its first turn starts from.</summary>
public sealed class BeginCycle(WriteCycle cycles, ReadFigures figures, CycleOwners owners, ClinicStore clinic, IDbContextFactory<ClinicContext> contexts, TimeProvider clock)
{
    public async Task<Answer<CycleActed>> Handle(BeginRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        var location = viewer.Narrow(request.Location);
        if (request.Location is { Length: > 0 } asked && asked != location || location is not null && !clinic.Model.Places.ContainsKey(location)) return Refusal.NotFound;
        if (CycleRefusals.Text(request.Title, "no-title", "Назовите цикл.", "Give the cycle a name.") is { } untitled) return untitled;
        if (Targets.Shipped.Stages.All(s => s.Stage != request.Stage)) return Refusal.Wrong("stage-unknown", "Такого этапа нет.", "There is no such stage.");
        if (request.Standard is { Length: > 0 } standard && !clinic.Model.Definitions.Standards.Any(s => s.Name == standard && s.Latest.Value.Set.Stage == request.Stage)) return Refusal.Wrong("standard-unknown", "В этом этапе нет такого стандарта.", "The stage has no such standard.");
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var people = await owners.Read(context, viewer, cancel);
        var owner = string.IsNullOrEmpty(request.Owner) ? viewer.Staff ?? "user:" + viewer.User : request.Owner;
        if (people.FirstOrDefault(p => p.Id == owner) is not { } person) return Refusal.Wrong("owner-unknown", "Владелец цикла — менеджер по качеству или управляющий.", "A cycle is owned by a quality manager or a manager.");
        var metric = string.IsNullOrEmpty(request.Standard) ? CycleSeries.Conversion : request.Standard;
        if (AimOf(request.Target, request.Hypothesis, request.CheckOn, location, figures.Of(new CycleFigure(request.Stage, metric, location)).Chart) is var (aim, wrong) && aim is null) return wrong!;
        if (clinic.Model.Definitions.Workflow(CycleFold.Definition)?.At(clock.GetUtcNow()) is null) return CycleRefusals.NoDefinition;
        return await cycles.Begin(new(request.Title.Trim(), request.Stage, metric, location, owner, person.Role, aim), viewer, new("Цикл начат", "The cycle has begun"));
    }

    /// <summary>What a turn wants, looked at: the target a share, a hypothesis in words, the check in the future.</summary>
    public (Aim? Aim, Refusal? Wrong) AimOf(double target, string hypothesis, DateOnly checkOn, string? location, CycleChart chart)
    {
        if (!double.IsFinite(target) || target is <= 0 or > 100) return (null, Refusal.Wrong("target", "Цель больше 0 и не больше 100 %.", "The target lies above 0 and is at most 100 %."));
        if (CycleRefusals.Text(hypothesis, "no-hypothesis", "Скажите, отчего станет лучше.", "Say what will make it better.") is { } silent) return (null, silent);
        var zone = clinic.Model.Place(location).Zone;
        var at = new DateTimeOffset(checkOn.ToDateTime(TimeOnly.MinValue), zone.GetUtcOffset(checkOn.ToDateTime(TimeOnly.MinValue))).ToUniversalTime();
        if (at <= clock.GetUtcNow() || at > clock.GetUtcNow().AddYears(2)) return (null, Refusal.Wrong("check-date", "Дата проверки в ближайшие два года.", "The check lies within the next two years."));
        var known = chart.After ?? chart.Before;
        return (new(target, hypothesis.Trim(), at, known is null ? null : new(Math.Round(known.Mean, 1), Math.Max(0, Math.Round(known.Low, 1)), Math.Min(100, Math.Round(known.High, 1)), known.Points)), null);
    }
}
