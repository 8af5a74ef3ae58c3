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
            if (set.Set.Subject == "patient") evaluator.Each("patient", set, _ => segment = set.Classify(evaluator.Inputs, evaluator.Context, out var _));
        }
        return segment;
    }

    private void Tabs()
    {
        foreach (var line in fold.Clinic.Definitions.Classes)
        {
            var set = line.Latest.Value;
            if (set.Set.Subject != "plan") continue;
            evaluator.Each("plan", set, subject =>
            {
                var plan = (PlanFacts)evaluator.Inputs[Inputs.Plan]!;
                var tab = set.Classify(evaluator.Inputs, evaluator.Context, out var error);
                if (error is not null || tab is null)
                {
                    if (before.Plans.Find(p => p.Plan == plan.Id) is { } frozen) levels.Plans.Add(frozen);
                    return;
                }
                var rule = set.Rules.First(r => r.Name == tab);
                levels.Plans.Add(new PlanLevel
                {
                    Plan = plan.Id, Tab = tab,
                    Since = set.Property(rule, "since", evaluator.Inputs, evaluator.Context) as DateTimeOffset? ?? plan.LastProgressAt ?? plan.AgreedAt ?? plan.ProposedAt ?? plan.IdentifiedAt,
                    NormDays = set.Property(rule, "normDays", evaluator.Inputs, evaluator.Context) is { } norm ? Convert.ToDouble(norm) : null,
                });
            });
        }
    }

    private void Score(VersionLine<CompiledRuleSet> line)
    {
        var set = line.Latest.Value;
        if (set.Set.Subject != "plan") return;
        evaluator.Each("plan", set, subject =>
        {
            var plan = (PlanFacts)evaluator.Inputs[Inputs.Plan]!;
            if (levels.Plans.Find(p => p.Plan == plan.Id) is not { } level) return;
            var result = set.Rules[0].Evaluate(evaluator.Inputs, evaluator.Context);
            if (result.Output is null) return;
            var promise = levels.Wanted.Find(w => w.About == subject.About && w.Promised && !w.Finished);
            level.Score = QueueOrder.Of(Convert.ToDouble(result.Output), promise?.Due, fold.Place.Calendar.NextLocalMidnight(fold.Time));
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
                    Reason = item.Reason, Action = item.Action, Role = item.Role, Since = item.Since, Due = item.Due, Attempts = item.Attempts, Escalated = item.Escalated,
                    LastOutcome = fold.State.Items.GetValueOrDefault(item.About + "|" + item.Reason)?.LastOutcome,
                };
                if (set.Rules[0].Evaluate(evaluator.Inputs, evaluator.Context).Output is not { } value) continue;
                item.Score = QueueOrder.Of(Convert.ToDouble(value), item.Promised ? item.Due : null, fold.Place.Calendar.NextLocalMidnight(fold.Time));
                item.ScoreRu = set.Rules[0].FormatMessage("ru", evaluator.Inputs, evaluator.Context);
                item.ScoreEn = set.Rules[0].FormatMessage("en", evaluator.Inputs, evaluator.Context);
            }
        });
    }
}
