using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;
using ClinicFlow.Work.Acts;

namespace ClinicFlow.Quality.Studio.Instances;

/// <summary>How far an act has come.</summary>
/// <param name="Act">To take it back by.</param>
/// <param name="Refused">Instances that it could not be done to, which stand as before.</param>
/// <param name="Finished">No instance waits for its turn.</param>
public sealed record ActProgress(Guid Act, int Total, int Done, int Refused, bool Finished)
{
    /// <summary>It in words.</summary>
    public LocalizedText Said => Refused > 0
        ? new($"Сделано {Done} из {Total}, не удалось {Refused}", $"{Done} of {Total} done, {Refused} could not be")
        : Finished ? new($"Сделано: {Done} из {Total}", $"{Done} of {Total} done")
        : new($"Сделано {Done} из {Total}, остальные следом", $"{Done} of {Total} done, the others follow");
}

/// <summary>Writes down what is to be done to which instances, does it to the first ones at once and to the others in batches after it.</summary>
public sealed class BeginAct(WriteQueue queue, CarryOutActs carry, TimeProvider clock)
{
    private static readonly string[]
        ActColumns = ["id", "workflow", "type", "words", "why", "by", "at", "total"],
        ItemColumns = ["act", "instance", "patient", "status"];

    public async Task<ActProgress> Handle(string workflow, IReadOnlyList<WorkflowAct> words, string? why, IReadOnlyList<(Guid Instance, Guid Patient)> instances, Viewer viewer)
    {
        var act = await queue.Write(Writer.Person, session =>
        {
            var now = Microseconds.Cut(clock.GetUtcNow());
            var id = Guid.Parse(ActIds.Next(now));
            session.Insert("workflow_act", ActColumns, [[id, workflow, EventVocabulary.Of(words[^1]).Name, InstanceWords.Write(words), string.IsNullOrWhiteSpace(why) ? null : why.Trim(), HumanActs.Who(session, viewer), now, instances.Count]]);
            session.Insert("workflow_act_item", ItemColumns, [.. instances.Select(i => new object?[] { id, i.Instance, i.Patient, InstanceActItem.Waiting })]);
            return id;
        });
        return await carry.Start(act);
    }
}
