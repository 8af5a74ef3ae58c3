using System.Text.Json;
using ClinicFlow.Intake.Events;
using ClinicFlow.Intake.Events.Vocabulary;

namespace ClinicFlow.Quality.Studio.Instances;

/// <summary>What an act says of each of its instances: one event, or two where a mended version comes first.</summary>
public static class InstanceWords
{
    public static string Write(IReadOnlyList<WorkflowAct> acts) =>
        JsonSerializer.Serialize(acts.Select(a => new Word(EventVocabulary.Of(a).Name, EventJson.Write(a))));

    public static IReadOnlyList<WorkflowAct> Read(string words) =>
        [.. JsonSerializer.Deserialize<Word[]>(words)!.Select(w => (WorkflowAct)EventJson.Read(EventVocabulary.Find(w.Type)!, w.Data))];

    /// <summary>The id of an event of the act: another one of a later act says something new.</summary>
    public static string EventId(Guid act, Guid instance, int number) => number == 0 ? $"{act}/{instance:N}" : $"{act}/{instance:N}/{number}";

    private sealed record Word(string Type, string Data);
}
