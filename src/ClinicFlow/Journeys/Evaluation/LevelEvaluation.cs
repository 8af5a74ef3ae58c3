using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.Standards;
using ClinicFlow.Journeys.State;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Rules;
using ClinicFlow.Work.Queue;

namespace ClinicFlow.Journeys.Evaluation;

/// <summary>
/// Everything that is level-triggered: on which tab each plan stands, the patient's segment, the queue's order, and the work
/// items that the present state wants, whenever their condition began to hold. A rule that errs freezes what it said last.
/// </summary>
public sealed class LevelEvaluation(PatientFold fold, SubjectEvaluator evaluator)
{
    private readonly Levels before = fold.State.Levels;
    private readonly Levels levels = new();

    public void Run()
    {
        levels.Segment = Segment() ?? before.Segment;
        fold.State.Patient.Segment = levels.Segment;
        Tabs();
        new WantedItems(fold, evaluator, before, levels).Run();
        foreach (var line in fold.Clinic.Definitions.Scores)
        {
            Score(line);
            Order(line);
        }
        fold.State.Levels = levels;
    }

    private string? Segment()
    {
        string? segment = null;
        foreach (var line in fold.Clinic.Definitions.Classes)
        {
            var set = line.Latest.Value;
            if (set.Set.Subject == "patient" && !IsOff(line)) evaluator.Each("patient", set, subject => segment = Class(line, subject)?.Name);
        }
        return segment;
    }

    /// <summary>A class is the first rule that holds: without one of them it can't be told.</summary>
    private bool IsOff(VersionLine<CompiledRuleSet> line)
    {
        if (fold.Clinic.Off.Count == 0) return false;
        foreach (var rule in line.Latest.Value.Rules) if (fold.Clinic.IsOff(rule.Id, line.Latest.Version)) return true;
        return false;
    }

    private CompiledRule? Class(VersionLine<CompiledRuleSet> line, Subject subject)
    {
        var set = line.Latest.Value;
        var name = set.Classify(evaluator.Inputs, evaluator.Context, out var error);
        if (error is not null) fold.Failed(error.Rule, line.Latest.Version, subject.About, evaluator.Inputs, evaluator.Context, error.Error);
        foreach (var rule in set.Rules)
        {
            if (rule.Enabled) fold.Tally.Asked(rule.Id, line.Latest.Version);
            if (rule.Name == name) return rule;
            if (rule == error?.Rule) return null;
        }
        return null;
    }

    private void Tabs()
    {
        foreach (var line in fold.Clinic.Definitions.Classes)
        {
            var set = line.Latest.Value;
            if (set.Set.Subject != "plan") continue;
            var off = IsOff(line);
            evaluator.Each("plan", set, subject =>
            {
                var plan = (PlanFacts)evaluator.Inputs[Inputs.Plan]!;
                if ((off ? null : Tab(line, subject, plan)) is { } level) levels.Plans.Add(level);
                else if (before.Plans.Find(p => p.Plan == plan.Id) is { } frozen) levels.Plans.Add(frozen);
            });
        }
    }

    /// <returns>Null where the rules can't tell: the plan stays where it was.</returns>
    private PlanLevel? Tab(VersionLine<CompiledRuleSet> line, Subject subject, PlanFacts plan)
    {
        var set = line.Latest.Value;
        if (Class(line, subject) is not { } rule) return null;
        try
        {
            return new PlanLevel
            {
                Plan = plan.Id, Tab = rule.Name,
                Since = set.Property(rule, "since", evaluator.Inputs, evaluator.Context) as DateTimeOffset? ?? plan.LastProgressAt ?? plan.AgreedAt ?? plan.ProposedAt ?? plan.IdentifiedAt,
                NormDays = set.Property(rule, "normDays", evaluator.Inputs, evaluator.Context) is { } norm ? Convert.ToDouble(norm) : null,
            };
        }
        catch (RuleEvaluationException failure)
        {
            fold.Failed(rule, line.Latest.Version, subject.About, evaluator.Inputs, evaluator.Context, failure.Error);
            return null;
        }
    }

    /// <summary>What an order says; null where it can't: then what it said last stays.</summary>
    private double? Value(VersionLine<CompiledRuleSet> line, string about)
    {
        var rule = line.Latest.Value.Rules[0];
        if (fold.Clinic.IsOff(rule.Id, line.Latest.Version)) return null;
        fold.Tally.Asked(rule.Id, line.Latest.Version);
        var result = rule.Evaluate(evaluator.Inputs, evaluator.Context);
        if (result.Error is not null || result.OutputError is not null) fold.Failed(rule, line.Latest.Version, about, evaluator.Inputs, evaluator.Context, result.Error ?? result.OutputError);
        return result.Output is { } value ? Convert.ToDouble(value) : null;
    }

    private void Score(VersionLine<CompiledRuleSet> line)
    {
        var set = line.Latest.Value;
        if (set.Set.Subject != "plan") return;
        evaluator.Each("plan", set, subject =>
        {
            var plan = (PlanFacts)evaluator.Inputs[Inputs.Plan]!;
            if (levels.Plans.Find(p => p.Plan == plan.Id) is not { } level) return;
            if (Value(line, subject.About) is not { } value)
            {
                if (before.Plans.Find(p => p.Plan == plan.Id) is { } was) (level.Score, level.ScoreRu, level.ScoreEn) = (was.Score, was.ScoreRu, was.ScoreEn);
                return;
            }
            var promise = levels.Wanted.Find(w => w.About == subject.About && w.Promised && !w.Finished);
            level.Score = QueueOrder.Of(value, promise?.Due, fold.Place.Calendar.NextLocalMidnight(fold.Time));
            level.ScoreRu = set.Rules[0].FormatMessage("ru", evaluator.Inputs, evaluator.Context);
            level.ScoreEn = set.Rules[0].FormatMessage("en", evaluator.Inputs, evaluator.Context);
        });
    }

    /// <summary>The order of what is to be done about a patient beside the plans.</summary>
    private void Order(VersionLine<CompiledRuleSet> line)
    {
        var set = line.Latest.Value;
        if (set.Set.Subject != "task" || levels.Wanted.TrueForAll(w => w.Finished || w.About.StartsWith("plan:", StringComparison.Ordinal))) return;
        evaluator.Each("patient", set, _ =>
        {
            foreach (var item in levels.Wanted)
            {
                if (item.Finished || item.About.StartsWith("plan:", StringComparison.Ordinal)) continue;
                evaluator.Inputs[Inputs.Task] = new TaskFacts
                {
                    Reason = item.Reason, Action = item.Action, Role = item.Role, Since = item.Since, Due = item.Due, Attempts = item.Attempts, Escalated = item.Escalated, Priority = item.Priority,
                    LastOutcome = fold.State.Items.GetValueOrDefault(item.About + "|" + item.Reason)?.LastOutcome,
                };
                if (Value(line, item.About) is not { } value)
                {
                    if (before.Wanted.Find(w => w.About == item.About && w.Reason == item.Reason) is { } was) (item.Score, item.ScoreRu, item.ScoreEn) = (was.Score, was.ScoreRu, was.ScoreEn);
                    continue;
                }
                item.Score = QueueOrder.Of(value, item.Promised ? item.Due : null, fold.Place.Calendar.NextLocalMidnight(fold.Time));
                item.ScoreRu = set.Rules[0].FormatMessage("ru", evaluator.Inputs, evaluator.Context);
                item.ScoreEn = set.Rules[0].FormatMessage("en", evaluator.Inputs, evaluator.Context);
            }
        });
    }
}
