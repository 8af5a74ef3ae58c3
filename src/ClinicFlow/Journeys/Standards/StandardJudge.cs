using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.State;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Rules;

namespace ClinicFlow.Journeys.Standards;

/// <summary>
/// Judges each standard once per occurrence, at the moment when it is due, on the facts of that moment and by the version
/// in force when the fact happened. What is not due yet stays open; the control at a stage's end takes it early if it is kept.
/// </summary>
public sealed class StandardJudge
{
    private readonly PatientFold fold;
    private readonly HashSet<(string Rule, string Key)> judged = [];
    private readonly Dictionary<(string Rule, string Key), OpenOccurrence> open = [];

    public StandardJudge(PatientFold fold)
    {
        this.fold = fold;
        Evaluator = new SubjectEvaluator(fold);
        foreach (var judgement in fold.State.Judgements) judged.Add((judgement.Rule, judgement.Key));
    }

    public SubjectEvaluator Evaluator { get; }

    public void Run()
    {
        open.Clear();
        foreach (var line in fold.Clinic.Definitions.Standards)
        {
            if (line.Latest.Value.Set.Subject == "item" || Applies(line.Latest.Value.Set.Subject)) Look(line);
        }
        var list = fold.State.Open;
        list.Clear();
        list.AddRange(open.Values);
        list.Sort((a, b) => (a.Due, a.Rule, a.Key).CompareTo((b.Due, b.Rule, b.Key)));
    }

    private bool Applies(string? subject) => subject switch
    {
        "lead" => fold.State.Patient.Leads.Count > 0,
        "appointment" or "visit" => fold.State.Patient.Appointments.Count > 0,
        "plan" => fold.State.Patient.Plans.Count > 0,
        _ => true,
    };

    private void Look(VersionLine<CompiledRuleSet> line)
    {
        if (line.At(fold.Time) is not { } newest) return;
        Evaluator.Each(newest.Value.Set.Subject, newest.Value, subject =>
        {
            foreach (var rule in newest.Value.Rules) Look(line, newest, rule, subject);
        });
    }

    private void Look(VersionLine<CompiledRuleSet> line, InForce<CompiledRuleSet> version, CompiledRule rule, Subject subject)
    {
        var inputs = Evaluator.Inputs;
        var context = Evaluator.Context;
        try
        {
            if (!rule.Enabled || rule.When is { } when && !when.EvaluateBool(inputs, context)) return;
            var key = rule.OccurrenceKey?.Evaluate(inputs, context) as string ?? subject.About;
            if (judged.Contains((rule.Id, key))) return;
            var time = rule.OccurrenceTime?.Evaluate(inputs, context) as DateTimeOffset? ?? fold.Time;
            var due = rule.OccurrenceDue is { } expression ? expression.Evaluate(inputs, context) as DateTimeOffset? : time;
            if (due is null) return;
            if (line.At(time) is not { } then) return;
            if (then.Version != version.Version)
            {
                // The version in force when the fact happened judges it, with its own norms.
                inputs[Inputs.Norm] = then.Value.Norm(subject.Specialty, subject.Location);
                if (then.Value.Rules.FirstOrDefault(r => r.Name == rule.Name) is not { } old) return;
                rule = old;
                due = rule.OccurrenceDue?.Evaluate(inputs, context) as DateTimeOffset? ?? due;
            }
            if (due > fold.Time && !(StageChecked(subject, then.Value) && rule.Status(inputs, context) == RuleStatus.Passed))
                open[(rule.Id, key)] = new OpenOccurrence { Rule = rule.Id, Key = key, Journey = subject.Journey, Due = due.Value };
            else Judge(then, rule, subject, key, time);
        }
        catch (RuleEvaluationException)
        {
            if (judged.Add((rule.Id, subject.About))) Record(version, rule, subject, subject.About, fold.Time, "error");
        }
    }

    /// <summary>Whether the control at the end of the set's stage has been reached on the subject's journey.</summary>
    private bool StageChecked(Subject subject, CompiledRuleSet set)
    {
        if (fold.State.PassOf(subject.Journey) is not { } pass) return false;
        foreach (var span in pass.Stages) if (span.Stage == set.Set.Stage && span.CheckedAt is not null) return true;
        return false;
    }

    private void Judge(InForce<CompiledRuleSet> version, CompiledRule rule, Subject subject, string key, DateTimeOffset time)
    {
        judged.Add((rule.Id, key));
        switch (rule.Status(Evaluator.Inputs, Evaluator.Context))
        {
            case RuleStatus.Passed: Record(version, rule, subject, key, time, "kept"); break;
            case RuleStatus.Failed: Record(version, rule, subject, key, time, "broken", Breach(rule, subject)); break;
            case RuleStatus.Error: Record(version, rule, subject, key, time, "error"); break;
            default: judged.Remove((rule.Id, key)); break;
        }
    }

    private BreachDetails Breach(CompiledRule rule, Subject subject) => new()
    {
        About = subject.About,
        Staff = ResponsibleOf(rule),
        Location = subject.Location,
        Severity = rule.Severity ?? "minor",
        Ru = rule.FormatMessage("ru", Evaluator.Inputs, Evaluator.Context) ?? "",
        En = rule.FormatMessage("en", Evaluator.Inputs, Evaluator.Context) ?? "",
    };

    private string? ResponsibleOf(CompiledRule rule) => rule.Responsible?.Evaluate(Evaluator.Inputs, Evaluator.Context) as string;

    private void Record(InForce<CompiledRuleSet> version, CompiledRule rule, Subject subject, string key, DateTimeOffset time, string status, BreachDetails? breach = null) =>
        fold.State.Judgements.Add(new Judgement
        {
            Rule = rule.Id, Key = key, Journey = subject.Journey, Status = status, Time = time, At = fold.Time, Version = version.Version, Breach = breach,
            Staff = breach is not null ? breach.Staff : status == "kept" ? ResponsibleOf(rule) : null,
        });
}
