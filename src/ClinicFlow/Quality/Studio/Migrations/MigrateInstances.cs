using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Studio.Instances;
using ClinicFlow.Work;
using ClinicFlow.Work.Acts;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Migrations;

/// <summary>Brings running instances to another version: each goes on from where it stands, and never begins again. One act, to be taken back as one.</summary>
public sealed class MigrateInstances(IDbContextFactory<ClinicContext> contexts, ChooseInstances choose, ClinicStore clinic, BeginAct begin, TimeProvider clock)
{
    public async Task<Answer<ActProgress>> Handle(string workflow, MigrationRequest request, Viewer viewer, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (Problem((await clinic.Current(context, cancel)).Definitions, workflow, request, clock.GetUtcNow()) is { } problem) return problem;
        if (string.IsNullOrWhiteSpace(request.Why)) return Refusal.Wrong("why-missing", "Укажите, зачем.", "Say why.");
        List<(Guid, Guid)> chosen = [.. choose.Of(workflow, request.Filter ?? new(), viewer).Where(c => c.Held.Instance.Version != request.ToVersion).Select(c => (c.Id, c.Patient))];
        if (chosen.Count == 0) return Refusal.Wrong("nobody-meant", "Таких экземпляров нет.", "There are no such instances.");
        var words = new WorkflowMigrated { Instance = "", ToVersion = request.ToVersion, Activities = request.Map?.Activities, Variables = request.Map?.Variables };
        return await begin.Handle(workflow, [words], request.Why, chosen, viewer);
    }

    public static Refusal? Problem(DefinitionsInForce definitions, string workflow, MigrationRequest request, DateTimeOffset now)
    {
        if (definitions.Workflow(workflow) is not { } line || line.Latest.Value.Subject == "cycle") return Refusal.NotFound;
        if (request.Why?.Length > HumanActs.LongestNote)
            return Refusal.Wrong("note-too-long", $"Причина длиннее {HumanActs.LongestNote} знаков.", $"The reason is longer than {HumanActs.LongestNote} characters.");
        if (line.Numbered(request.ToVersion) is not { Withdrawn: false } version || version.From > now)
            return Refusal.Wrong("version-unknown", $"Версия {request.ToVersion} ещё не вступала в силу.", $"Version {request.ToVersion} has not been in force.");
        return request.Map?.Activities?.Values.FirstOrDefault(a => version.Value.Definition.FindActivity(a) is null) is { } missing
            ? Refusal.Wrong("activity-unknown", $"В версии {request.ToVersion} нет шага «{missing}».", $"Version {request.ToVersion} has no activity '{missing}'.")
            : null;
    }
}
