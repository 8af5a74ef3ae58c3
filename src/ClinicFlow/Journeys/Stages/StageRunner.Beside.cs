using System.Globalization;
using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Intake.Events.Vocabulary;
using ClinicFlow.Journeys.State;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Workflows;

namespace ClinicFlow.Journeys.Stages;

/// <summary>
/// The workflows beside the stages: begun by a rule of the definition or by a stage that hands the patient over, at most one of
/// a kind at a time, and once for the same occasion.
/// </summary>
public sealed partial class StageRunner
{
    private Pass? LatestPass => fold.State.Passes is [.., var last] ? last : null;

    private bool DriveBeside(Stimulus stimulus)
    {
        var moved = false;
        foreach (var course in fold.State.Beside)
        {
            if (!course.Running || Definition(course.Instance) is not { } definition) continue;
            scope.Look(LatestPass, null);
            var result = Advance(definition, course.Instance, stimulus);
            moved |= !ReferenceEquals(result.Instance, course.Instance) && result.Effects.Count > 0;
            course.Instance = result.Instance;
        }
        return moved;
    }

    /// <summary>Begins what its rule wants begun, and remembers when time alone may begin the next.</summary>
    private bool StartBeside()
    {
        if (fold.Clinic.Definitions.PatientCourses is not { Count: > 0 } lines) return false;
        scope.Look(LatestPass, null);
        var started = false;
        fold.State.NextStart = null;
        foreach (var line in lines)
        {
            if (line.At(fold.Time) is not { Value: { StartWhen: { } when } workflow }) continue;
            if (workflow.StartAt is { } startAt)
            {
                if (scope.Value(startAt) is not DateTimeOffset moment) continue;
                if (moment > fold.Time)
                {
                    if (!(fold.State.NextStart < moment)) fold.State.NextStart = moment;
                    continue;
                }
            }
            if (!scope.Holds(when)) continue;
            var occasion = workflow.StartFor is { } what ? Text(scope.Value(what)) : "";
            if (Last(line.Name) is { Running: true } running) running.Heard = occasion;
            else started |= Begin(line.Name, workflow, occasion, byStage: false);
        }
        return started;
    }

    /// <summary>A stage hands the patient over to a workflow beside it.</summary>
    private bool HandOver(string name, Pass pass) =>
        fold.Clinic.Definitions.Workflow(name)?.At(fold.Time)?.Value is { Subject: "patient" } workflow && Begin(name, workflow, "journey:" + pass.Facts.Id, byStage: true);

    private bool Begin(string name, ProductWorkflow workflow, string what, bool byStage)
    {
        var last = Last(name);
        if (last is not null && (last.Running || last.For == what || last.Heard == what)) return false;
        scope.Look(LatestPass, null);
        var result = WorkflowEngine.Start(workflow.Definition, environment, fold.Time, instanceId: Key.Of(fold.State.Patient.Id, name, what).ToString("N"));
        if (last is not null) fold.State.Beside.Remove(last);
        fold.State.Beside.Add(new PatientCourse { For = what, ByStage = byStage, Instance = result.Instance });
        fold.State.Beside.Sort((a, b) => string.CompareOrdinal(a.Instance.DefinitionId, b.Instance.DefinitionId));
        return true;
    }

    /// <summary>
    /// A person said how a task ended: the wait behind it leaves by the outcome that its task names for that, if it names one.
    /// <paramref name="ended"/>: nobody is to do more about it now.
    /// </summary>
    public void Answer(TaskOutcomeRecorded said, bool ended)
    {
        if (Behind(said.About, said.Reason) is not var (instance, wait, keep) || Definition(instance) is not { } definition) return;
        var outcome = definition.FormOf(wait.ActivityId)?.Outcomes.FirstOrDefault(o => said.Port is null ? o.On.Contains(said.Outcome) || ended && o.On.Contains("*") : o.Label == said.Port);
        if (outcome is null) return;
        keep(WorkflowEngine.Advance(definition, instance, new Stimulus.TaskCompleted(wait.BookmarkId, outcome.Label, said.Form), environment, fold.Time));
    }

    /// <summary>An outcome of a task's own fits the task that stands there, and its form. What does not, says nothing.</summary>
    public bool Takes(TaskOutcomeRecorded said) =>
        Behind(said.About, said.Reason) is var (instance, wait, _) && Definition(instance)?.FormOf(wait.ActivityId) is { } form
            && form.Outcomes.Any(o => o.Label == said.Port) && form.Problems(said.Form).Count == 0;

    /// <summary>The wait that an item is about: the reason names it, or a flag that names the workflow.</summary>
    private (WorkflowInstance Instance, OpenWait Wait, Action<AdvanceResult> Keep)? Behind(string about, string reason)
    {
        if (reason.StartsWith("rule:", StringComparison.Ordinal))
        {
            if (FollowedBy(reason["rule:".Length..]) is not { } name || Last(name) is not { Running: true } followed) return null;
            return Stands(followed.Instance, null, LatestPass, r => followed.Instance = r.Instance);
        }
        var parts = reason["workflow:".Length..].Split('/', 2);
        if (parts.Length < 2) return null;
        if (about.StartsWith("plan:", StringComparison.Ordinal))
        {
            if (fold.State.Courses.Find(c => "plan:" + c.Plan == about && c.Instance.DefinitionId == parts[0]) is not { } course) return null;
            var plan = fold.State.Patient.Plans.Find(p => p.Id == course.Plan);
            scope.Look(fold.State.PassOf(plan?.Journey), plan);
            return Waits(course.Instance, parts[1], r => course.Instance = r.Instance);
        }
        if (Last(parts[0]) is { Running: true } beside) return Stands(beside.Instance, parts[1], LatestPass, r => beside.Instance = r.Instance);
        if (fold.State.Current is not { Instance: { } instance } pass || instance.DefinitionId != parts[0]) return null;
        return Stands(instance, parts[1], pass, r =>
        {
            pass.Instance = r.Instance;
            Obey(pass, r.Effects);
        });
    }

    private (WorkflowInstance, OpenWait, Action<AdvanceResult>)? Stands(WorkflowInstance instance, string? activity, Pass? pass, Action<AdvanceResult> keep)
    {
        scope.Look(pass, null);
        return Waits(instance, activity, keep);
    }

    private static (WorkflowInstance, OpenWait, Action<AdvanceResult>)? Waits(WorkflowInstance instance, string? activity, Action<AdvanceResult> keep) =>
        instance.Waits.FirstOrDefault(w => w.Task is not null && (activity is null || w.ActivityId == activity)) is { } wait ? (instance, wait, keep) : null;

    /// <summary>The workflow that a flag's item follows, <c>set/rule</c>.</summary>
    private string? FollowedBy(string rule) => rule.Split('/', 2) is [var set, var name]
        ? fold.Clinic.Definitions.RuleSet(set)?.At(fold.Time)?.Value.Rules.FirstOrDefault(r => r.Name == name) is { } flag ? Followed.By(flag) : null
        : null;

    private PatientCourse? Last(string name) => fold.State.Beside.Find(c => c.Instance.DefinitionId == name);

    /// <summary>An occasion as text.</summary>
    public static string Text(object? value) => value switch
    {
        null => "",
        DateTimeOffset moment => moment.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
