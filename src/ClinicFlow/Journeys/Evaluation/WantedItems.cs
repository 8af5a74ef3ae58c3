using System.Text.Json;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.Stages;
using ClinicFlow.Journeys.Standards;
using ClinicFlow.Journeys.State;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Rules;
using ClinicFlow.Work.Queue;
using ClinicFlow.Workflows;

namespace ClinicFlow.Journeys.Evaluation;

/// <summary>The work items that the present state wants: from flags that hold and from the waits of workflows.</summary>
public sealed class WantedItems(PatientFold fold, SubjectEvaluator evaluator, Levels before, Levels levels)
{
    public void Run()
    {
        var patient = fold.State.Patient;
        if (patient.DoNotContact || patient.Erased || patient.MergedInto is not null) return;
        foreach (var line in fold.Clinic.Definitions.Flags)
        {
            var set = line.Latest.Value;
            evaluator.Each(set.Set.Subject, set, subject =>
            {
                foreach (var rule in set.Rules) Flag(set, rule, line.Latest.Version, subject);
            });
        }
        var goLive = fold.Clinic.GoLiveOf(fold.State.Source);
        if (fold.State.Current is { Instance: { } instance } pass) Waits(instance, "patient", pass.Facts.Id, goLive, null);
        foreach (var course in fold.State.Courses)
        {
            var plan = patient.Plans.Find(p => p.Id == course.Plan);
            if (plan?.EndedAt is null) Waits(course.Instance, "plan:" + course.Plan, plan?.Journey, goLive, plan);
        }
        foreach (var course in fold.State.Beside)
            if (course.Running && (course.ByStage || !fold.Clinic.Definitions.FollowingFlags.Contains(course.Instance.DefinitionId)))
                Waits(course.Instance, "patient", fold.State.Passes is [.., var last] ? last.Facts.Id : null, goLive, null);
        // A flag and a workflow may want the same thing done: the flag, which says why, stands.
        levels.Wanted.RemoveAll(w => !IsFlag(w) && levels.Wanted.Exists(f => IsFlag(f) && f.About == w.About && (f.Asks ?? f.Action) == (w.Asks ?? w.Action)));
        StepBack();
        levels.Wanted.Sort((a, b) => string.CompareOrdinal(a.About + a.Reason, b.About + b.Reason));
    }

    private static bool IsFlag(WantedItem item) => item.Reason.StartsWith("rule:", StringComparison.Ordinal);

    /// <summary>A flag and the plan's workflow may ask the same people for the same call: once somebody has worked the flag's item, the workflow's steps back.</summary>
    private void StepBack()
    {
        bool Worked(WantedItem w) => fold.State.Items.ContainsKey(w.About + "|" + w.Reason);
        var worked = levels.Wanted.Where(w => w.About.StartsWith("plan:", StringComparison.Ordinal) && w.Reason.StartsWith("rule:", StringComparison.Ordinal) && Worked(w))
            .Select(w => (w.About, w.Role)).ToHashSet();
        levels.Wanted.RemoveAll(w => w.Reason.StartsWith("workflow:", StringComparison.Ordinal) && worked.Contains((w.About, w.Role)) && !Worked(w));
    }

    private void Flag(CompiledRuleSet set, CompiledRule rule, int version, Subject subject)
    {
        var reason = "rule:" + rule.Id;
        if (!rule.Enabled || fold.Clinic.IsOff(rule.Id, version))
        {
            Freeze(reason, subject.About);
            return;
        }
        fold.Tally.Asked(rule.Id, version);
        try
        {
            switch (rule.Status(evaluator.Inputs, evaluator.Context))
            {
                case RuleStatus.Error:
                    fold.Failed(rule, version, subject.About, evaluator.Inputs, evaluator.Context);
                    Freeze(reason, subject.About);
                    break;
                case RuleStatus.Passed: Want(set, rule, version, subject, reason); break;
            }
        }
        catch (RuleEvaluationException failure)
        {
            // Its condition holds, but when it is due, or whose, can't be said.
            fold.Failed(rule, version, subject.About, evaluator.Inputs, evaluator.Context, failure.Error);
            Freeze(reason, subject.About);
        }
    }

    private void Want(CompiledRuleSet set, CompiledRule rule, int version, Subject subject, string reason)
    {
        if (rule.OnSuccess.FirstOrDefault(a => a.Name.Equals("OpenItem", StringComparison.OrdinalIgnoreCase)) is not { } open) return;
        var plan = evaluator.Inputs[Inputs.Plan] as PlanFacts;
        var title = Localized(open.Context, "title");
        var item = new WantedItem
        {
            About = subject.About, Reason = reason, Version = version, Journey = subject.Journey,
            Role = set.ActionValue(rule, open, "role", evaluator.Inputs, evaluator.Context) as string ?? plan?.OwnerRole ?? "frontdesk",
            AssignedTo = plan?.Owner,
            Action = open.Context.TryGetValue("action", out var action) ? action.GetString() ?? "call" : "call",
            TitleRu = title.Ru, TitleEn = title.En,
            WhyRu = rule.FormatMessage("ru", evaluator.Inputs, evaluator.Context),
            WhyEn = rule.FormatMessage("en", evaluator.Inputs, evaluator.Context),
            Since = set.Property(rule, "since", evaluator.Inputs, evaluator.Context) as DateTimeOffset? ?? plan?.LastProgressAt ?? plan?.AgreedAt ?? plan?.IdentifiedAt ?? fold.Time,
            Due = set.ActionValue(rule, open, "due", evaluator.Inputs, evaluator.Context) as DateTimeOffset?,
        };
        if (Followed.By(rule) is not { } workflow || Follows(item, workflow)) Add(item);
    }

    /// <summary>
    /// The workflow that goes on with what the flag found says whose task it is now; false: it rests, or has done all it can.
    /// One that has not begun leaves the item as the flag wants it.
    /// </summary>
    private bool Follows(WantedItem item, string workflow)
    {
        if (fold.State.Beside.Find(c => c.Instance.DefinitionId == workflow) is not { } course) return true;
        if (!course.Running) return !Now(workflow, course);
        if (course.Instance.Waits.FirstOrDefault(w => w.Task is not null) is not { Task: { } task } wait) return false;
        (item.Role, item.Action, item.TitleRu, item.TitleEn) = (task.Role, task.Action ?? item.Action, task.Title.Ru, task.Title.En);
        (item.AssignedTo, item.Escalated, item.Priority, item.AskedAt, item.Due) = (task.Person ?? item.AssignedTo, task.Escalated, task.Priority, wait.EnteredAt, item.Due > task.DueAt ? item.Due : task.DueAt);
        return true;
    }

    /// <summary>What the workflow was begun for is what it would be begun for today.</summary>
    private bool Now(string workflow, PatientCourse course) =>
        fold.Clinic.Definitions.Workflow(workflow)?.At(fold.Time)?.Value.StartFor is not { } occasion || StageRunner.Text(occasion.Evaluate(evaluator.Inputs, evaluator.Context)) is var now && (now == course.For || now == course.Heard);

    private void Waits(WorkflowInstance instance, string about, string? journey, DateTimeOffset goLive, PlanFacts? plan)
    {
        foreach (var wait in instance.Waits)
        {
            // What began before go-live is history: it makes no task. Flags, which look at the present state, still do.
            if (wait.Task is not { } task || wait.EnteredAt < goLive) continue;
            Add(new WantedItem
            {
                About = about, Reason = $"workflow:{instance.DefinitionId}/{wait.ActivityId}", Version = instance.Version, Journey = journey,
                Role = task.Role, AssignedTo = task.Person ?? (task.Role == plan?.OwnerRole ? plan.Owner : null), Action = task.Action ?? wait.ActivityId,
                TitleRu = task.Title.Ru, TitleEn = task.Title.En, Since = wait.EnteredAt, Due = task.DueAt, Escalated = task.Escalated, Priority = task.Priority,
            });
        }
    }

    private void Add(WantedItem item)
    {
        var memory = fold.State.Items.GetValueOrDefault(item.About + "|" + item.Reason);
        item.Asks = item.Action;
        if (memory is not null) Remember(item, memory);
        levels.Wanted.Add(item);
    }

    private void Remember(WantedItem item, ItemMemory memory)
    {
        item.Occurrence = memory.Occurrence;
        item.AssignedTo = memory.Role is null ? memory.AssignedTo ?? item.AssignedTo : memory.AssignedTo;
        item.Role = memory.Role ?? item.Role;
        item.Attempts = memory.Attempts;
        if (memory.FinishedAt is not { } finished)
        {
            item.Due = memory.NextDue ?? item.Due;
            item.NotBefore = memory.NextDue;
            item.Promised = memory.Promised;
            item.SnoozedUntil = memory.SnoozedUntil > fold.Time ? memory.SnoozedUntil : null;
            if (memory.Manual) (item.Action, item.TitleRu, item.TitleEn) = (PlanAction.Manual, PlanAction.ManualTitle.Ru, PlanAction.ManualTitle.En);
            return;
        }
        var again = memory.RecheckAt <= fold.Time || item.Since > finished || item.AskedAt > finished || fold.State.LastMovementAt > finished;
        if (again) (item.Occurrence, item.Attempts) = (memory.Occurrence + 1, 0);
        else item.Finished = true;
    }

    private void Freeze(string reason, string about)
    {
        if (before.Wanted.Find(w => w.Reason == reason && w.About == about) is not { } frozen) return;
        // What a person did about it since counts all the same.
        (frozen.Finished, frozen.SnoozedUntil) = (false, null);
        if (fold.State.Items.GetValueOrDefault(about + "|" + reason) is { } memory) Remember(frozen, memory);
        levels.Wanted.Add(frozen);
    }

    private static (string Ru, string En) Localized(IReadOnlyDictionary<string, JsonElement> context, string name) =>
        context.TryGetValue(name, out var text) && text.ValueKind == JsonValueKind.Object
            ? (text.GetProperty("ru").GetString() ?? "", text.GetProperty("en").GetString() ?? "")
            : ("", "");
}
