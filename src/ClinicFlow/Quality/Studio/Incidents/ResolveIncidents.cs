using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Hosting;
using ClinicFlow.Quality.Studio.Instances;
using ClinicFlow.Work;
using ClinicFlow.Work.Acts;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Incidents;

/// <param name="Do">retry: run it again; skip: leave it by a port as if it were done; move: go on at another activity.</param>
/// <param name="Incidents">Which ones: all of one activity of one workflow.</param>
/// <param name="ToVersion">Bring the instances to this version first: the one in which the activity was mended.</param>
/// <param name="Outcome">The port to skip by; its usual one if absent.</param>
/// <param name="To">The activity to move on to.</param>
public sealed record ResolveRequest([property: OneOf("retry", "skip", "move")] string Do, IReadOnlyList<Guid>? Incidents = null, IncidentFilter? All = null, int? ToVersion = null, string? Outcome = null, string? To = null, string? Why = null);

/// <summary>What a person decides about activities that could not go on: one act, with its reason, to be taken back as one.</summary>
public sealed class ResolveIncidents(IDbContextFactory<ClinicContext> contexts, ClinicStore clinic, BeginAct begin)
{
    public async Task<Answer<ActProgress>> Handle(ResolveRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(request.Why)) return Refusal.Wrong("why-missing", "Укажите причину.", "Give a reason.");
        if (request.Why.Length > HumanActs.LongestNote)
            return Refusal.Wrong("note-too-long", $"Причина длиннее {HumanActs.LongestNote} знаков.", $"The reason is longer than {HumanActs.LongestNote} characters.");
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var meant = await Meant(context, request, viewer, cancel);
        if (meant.Count == 0) return Refusal.Wrong("nobody-meant", "Таких сбоев уже нет.", "These incidents are over.");
        if (meant.Select(i => (i.Workflow, i.Activity)).Distinct().Count() > 1)
            return Refusal.Wrong("several-activities", "Выберите сбои одного шага.", "Choose incidents of one activity.");
        var (workflow, activity) = (meant[0].Workflow, meant[0].Activity);
        if (Words(request, activity) is not { } word) return Refusal.Wrong("unknown-act", "Повторить, пропустить или перейти к шагу.", "Retry, skip, or move on to an activity.");
        List<WorkflowAct> words = [word];
        if (request.ToVersion is { } version)
        {
            if ((await clinic.Current(context, cancel)).Definitions.Workflow(workflow)?.Numbered(version) is null)
                return Refusal.Wrong("version-unknown", $"Версия {version} не вступала в силу.", $"Version {version} was never in force.");
            // Who is there already needs no migration; the two are never in one act, so that each instance is told the same.
            if (meant.Exists(i => i.Version != version))
            {
                meant.RemoveAll(i => i.Version == version);
                words.Insert(0, new WorkflowMigrated { Instance = "", ToVersion = version });
            }
        }
        return await begin.Handle(workflow, words, request.Why, [.. meant.Select(i => (i.Instance, i.Patient)).DistinctBy(i => i.Instance)], viewer);
    }

    private static async Task<List<WorkflowIncident>> Meant(ClinicContext context, ResolveRequest request, Viewer viewer, CancellationToken cancel)
    {
        var seen = ListIncidents.Seen(context, request.All?.Location, viewer);
        if (request.Incidents is { Count: > 0 } ids) return await seen.Where(i => ids.Contains(i.Id)).ToListAsync(cancel);
        return request.All is { } all ? await ListIncidents.Narrowed(seen, all).OrderBy(i => i.Id).ToListAsync(cancel) : [];
    }

    private static WorkflowAct? Words(ResolveRequest request, string activity) => request switch
    {
        { Do: "retry" } => new WorkflowRetried { Instance = "", Activity = activity },
        { Do: "skip" } => new WorkflowSkipped { Instance = "", Activity = activity, Outcome = request.Outcome },
        { Do: "move", To: { Length: > 0 } to } => new WorkflowMoved { Instance = "", Activity = to, From = activity },
        _ => null,
    };
}
