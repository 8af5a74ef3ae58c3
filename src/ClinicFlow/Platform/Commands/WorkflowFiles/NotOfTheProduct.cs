using ClinicFlow.Rules;
using ClinicFlow.Workflows;
using LocalizedText = ClinicFlow.Rules.LocalizedText;

namespace ClinicFlow.Platform.Commands.WorkflowFiles;

/// <summary>What the engine runs and nobody here would answer: a workflow of patients or cycles that has it would stand for ever, or say something that no one hears.</summary>
public static class NotOfTheProduct
{
    /// <param name="At">What stands in the file where the problem is.</param>
    public sealed record Problem(string At, string Code, string? Activity, LocalizedText Message, BothLanguages Remedy);

    /// <summary>What runs for a patient, a plan or a cycle.</summary>
    private static readonly string[] Followed = ["plan", "patient", "cycle"];

    private static readonly Dictionary<string, (LocalizedText Message, BothLanguages Remedy)> Unanswered = new()
    {
        ["Elsa.RunTask"] = (new("Задачу RunTask здесь никто не увидит", "Nobody here sees a task of RunTask"), new("Возьмите ClinicFlow.WaitUntil с task: её задача встаёт в списки", "Use ClinicFlow.WaitUntil with a task: it stands in people's lists")),
        ["Elsa.Event"] = (new("Именованных событий процессам здесь никто не шлёт", "Nobody here sends named events to workflows"), new("Ждите факта: ClinicFlow.WaitUntil с условием по journey, plan или patient", "Wait for a fact: ClinicFlow.WaitUntil with a condition over journey, plan or patient")),
        ["Elsa.PublishEvent"] = (new("Именованные события процессов здесь никто не слышит", "Nobody here hears named events of workflows"), new("Уберите шаг: другие процессы смотрят на факты пациента", "Remove it: other workflows look at the patient's facts")),
        ["Elsa.BulkDispatchWorkflows"] = (new("Процессы здесь ведут по одному пациенту", "Workflows here run for one patient each"), new("Пусть начинается сам: startWhen у запускаемого процесса", "Let it begin by itself: startWhen of the workflow that is to run")),
        ["ClinicFlow.Send"] = (new("Сообщения пациентам процессы ещё не отправляют", "Workflows send no messages to patients yet"), new("Возьмите ClinicFlow.WaitUntil с задачей позвонить", "Use ClinicFlow.WaitUntil with a task to call")),
    };

    /// <summary>A file that neither runs a stage nor follows somebody may ask for what it likes.</summary>
    public static IEnumerable<Problem> In(WorkflowDefinition definition)
    {
        if (definition.Property("subject") is var subject && !(subject is null ? definition.Stage is not null : Followed.Contains(subject))) yield break;
        if (definition.IncidentStrategy == IncidentStrategy.Fault)
            yield return new("\"options\"", "incident-strategy", null, new("Сбой шага оборвёт процесс, и поправить его будет нельзя", "An incident would end the workflow, and nobody could mend it"),
                new("Задайте options.incidentStrategyType: ContinueWithIncidents", "Set options.incidentStrategyType: ContinueWithIncidents"));
        foreach (var activity in definition.Activities)
        {
            if (Unanswered.TryGetValue(activity.Type, out var told)) yield return new($"\"{activity.Id}\"", "unanswered", activity.Id, told.Message, told.Remedy);
            else if (activity.Type == "Elsa.DispatchWorkflow" && Waits(activity))
                yield return new($"\"{activity.Id}\"", "unanswered", activity.Id, new("Конца запущенного процесса здесь никто не сообщит", "Nobody here tells when the dispatched workflow has ended"),
                    new("Возьмите Elsa.ExecuteWorkflow с waitForCompletion: true: он идёт внутри этого", "Use Elsa.ExecuteWorkflow with waitForCompletion: true: it runs inside this one"));
            else if (activity.Type == "Elsa.ExecuteWorkflow" && !Waits(activity))
                yield return new($"\"{activity.Id}\"", "unanswered", activity.Id, new("Процесс, которого не ждут, никто не продолжит", "Nobody goes on with a workflow that is not waited for"),
                    new("Задайте waitForCompletion: true — он пойдёт внутри этого", "Set waitForCompletion: true, and it runs inside this one"));
        }
    }

    private static bool Waits(ActivityNode activity) =>
        activity.Source.TryGetProperty("waitForCompletion", out var given) && given.GetRawText().Contains("true", StringComparison.OrdinalIgnoreCase);
}
