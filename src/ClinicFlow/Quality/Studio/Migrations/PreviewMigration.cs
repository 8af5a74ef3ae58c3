using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.Projection;
using ClinicFlow.Journeys.State;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Studio.Incidents;
using ClinicFlow.Quality.Studio.Instances;
using ClinicFlow.Rules;
using ClinicFlow.Work;
using ClinicFlow.Workflows;
using Microsoft.EntityFrameworkCore;
using LocalizedText = ClinicFlow.Rules.LocalizedText;

namespace ClinicFlow.Quality.Studio.Migrations;

/// <summary>Tries a migration on the states as they are now and keeps nothing: where each instance would stand, and what stands in the way.</summary>
public sealed class PreviewMigration(IDbContextFactory<ClinicContext> contexts, ChooseInstances choose, ClinicStore clinic, TimeProvider clock)
{
    private const int MostTried = 2000, RowsShown = 200;

    public async Task<Answer<MigrationPreview>> Handle(string workflow, MigrationRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var model = await clinic.Current(context, cancel);
        var now = Microseconds.Cut(clock.GetUtcNow());
        if (MigrateInstances.Problem(model.Definitions, workflow, request, now) is { } problem) return problem;
        var (total, tried) = (0, new List<(InstancePreview Row, MigrationProblem? Problem)>());
        foreach (var chosen in choose.Of(workflow, request.Filter ?? new(), viewer))
        {
            if (chosen.Held.Instance.Version == request.ToVersion) continue;
            cancel.ThrowIfCancellationRequested();
            if (++total <= MostTried) tried.Add(Try(chosen, request, model, now));
        }
        var shown = tried.OrderBy(t => t.Problem is null).Take(RowsShown).Select(t => t.Row).ToList();
        var names = viewer.May(Permission.SeePatients) ? await Names.Persons(context, shown.Select(r => r.Patient), cancel) : new Dictionary<Guid, Intake.Identity.Person>();
        return new MigrationPreview(
            total, tried.Count, tried.Count(t => t.Problem is null), Moves(tried.Where(t => t.Problem is null).Select(t => t.Row)), Problems(tried.Select(t => t.Problem).OfType<MigrationProblem>()),
            [.. shown.Select(r => r with { Name = names.GetValueOrDefault(r.Patient)?.Name is { } name ? Names.Short(name) : null })]);
    }

    private static (InstancePreview, MigrationProblem?) Try(ChosenInstance chosen, MigrationRequest request, ClinicModel model, DateTimeOffset now)
    {
        var (before, id) = (chosen.Held, chosen.Held.Instance.Id);
        var (from, due, version) = (before.Places, before.Due, before.Instance.Version);
        var troubled = before.Instance.Incidents.Select(i => i.Id).ToHashSet();
        var act = new WorkflowMigrated { Instance = id, ToVersion = request.ToVersion, Activities = request.Map?.Activities, Variables = request.Map?.Variables };
        // Each is tried on a state of its own: the patient may have another instance of the same workflow.
        var state = PackedState.Unpack(PackedState.Pack(chosen.State));
        var problem = PatientFold.Try(state, act, model, now).FirstOrDefault();
        var after = problem is null ? HeldInstance.Of(state).FirstOrDefault(h => h.Instance.Id == id) : default;
        // It could be done, and the instance would stand still by it: told before, not found after.
        if (after.Instance?.Incidents.FirstOrDefault(i => !troubled.Contains(i.Id)) is { } incident)
            problem = new(incident.ActivityId, incident.Code, Said(incident), new("Исправьте шаг в новой версии.", "Mend the activity in the new version."));
        return (new(chosen.Id, chosen.Patient, PatientProjection.JourneyKeyOrNull(before.Journey), null, before.About, version, from, after.Instance is null ? [] : after.Places, due,
            after.Instance is null ? null : after.Due, problem?.Code), problem);
    }

    private static Workflows.LocalizedText Said(Incident incident)
    {
        var said = IncidentMessage.Of(incident.Code, incident.Message);
        return new(said.Ru, said.En);
    }

    private static IReadOnlyList<MoveCount> Moves(IEnumerable<InstancePreview> rows) =>
        [.. rows.SelectMany(r => r.From.Select(f => (From: f, To: r.To.Contains(f) ? f : r.To.FirstOrDefault()))).GroupBy(m => m).Select(g => new MoveCount(g.Key.From, g.Key.To, g.Count()))
            .OrderByDescending(m => m.N).ThenBy(m => m.From, StringComparer.Ordinal).ThenBy(m => m.To, StringComparer.Ordinal)];

    private static IReadOnlyList<ProblemCount> Problems(IEnumerable<MigrationProblem> problems) =>
        [.. problems.GroupBy(p => (p.ActivityId, p.Code)).Select(g => new ProblemCount(g.Key.ActivityId, g.Key.Code, Text(g.First().Message), Text(g.First().Remedy), g.Count()))
            .OrderByDescending(p => p.N).ThenBy(p => p.Activity, StringComparer.Ordinal)];

    private static LocalizedText Text(Workflows.LocalizedText text) => new(text.Ru, text.En);
}
