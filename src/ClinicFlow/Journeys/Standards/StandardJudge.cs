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
    private readonly List<Judgement> judgements;
    private readonly List<OpenOccurrence> waiting;
    private readonly HashSet<(string Rule, string Key)> judged = [];
    private readonly Dictionary<(string Rule, string Key), OpenOccurrence> open = [];
    private readonly StandardLine[] lines;

    /// <summary>Judges by all standards, into the patient's state.</summary>
    public StandardJudge(PatientFold fold) : this(fold, fold.Clinic.Definitions.Standards, fold.State.Judgements, fold.State.Open)
    {
    }

    /// <param name="fold">The patient.</param>
    /// <param name="standards">What is judged.</param>
    /// <param name="judgements">What was judged before; added to.</param>
    /// <param name="waiting">Becomes what is not due yet, the next first.</param>
    public StandardJudge(PatientFold fold, IReadOnlyList<VersionLine<CompiledRuleSet>> standards, List<Judgement> judgements, List<OpenOccurrence> waiting)
    {
        (this.fold, this.judgements, this.waiting) = (fold, judgements, waiting);
        Evaluator = new SubjectEvaluator(fold);
        lines = [.. standards.Select(s => new StandardLine(s))];
        foreach (var judgement in judgements) judged.Add((judgement.Rule, judgement.Key));
    }

    public SubjectEvaluator Evaluator { get; }

    public void Run()
    {
        open.Clear();
        foreach (var line in lines)
            if (Applies(line.Versions.Latest.Value.Set.Subject) && line.Versions.At(fold.Time) is { } now) Look(line, now);
        waiting.Clear();
        waiting.AddRange(open.Values);
        waiting.Sort(ByDue);
    }

    private static int ByDue(OpenOccurrence a, OpenOccurrence b) =>
        a.Due.CompareTo(b.Due) is not 0 and var due ? due : string.CompareOrdinal(a.Rule, b.Rule) is not 0 and var rule ? rule : string.CompareOrdinal(a.Key, b.Key);

    private bool Applies(string? subject) => subject switch
    {
        "lead" => fold.State.Patient.Leads.Count > 0,
        "appointment" or "visit" => fold.State.Patient.Appointments.Count > 0,
        "plan" or "item" => fold.State.Patient.Plans.Count > 0,
        _ => true,
    };

    private void Look(StandardLine line, InForce<CompiledRuleSet> version)
    {
        line.Take(version);
        Evaluator.Each(version.Value.Set.Subject, version.Value, subject =>
        {
            var settled = true;
            foreach (var rule in line.Rules) settled &= !rule.Rule.Enabled || Look(line.Versions, version, rule, subject);
            if (settled) line.Settled.Add(subject.Element);
        }, line.Settled);
    }

    /// <returns>True if the rule will have nothing more to say of this element.</returns>
    private bool Look(VersionLine<CompiledRuleSet> line, InForce<CompiledRuleSet> version, StandardRule standard, Subject subject)
    {
        var rule = standard.Rule;
        var inputs = Evaluator.Inputs;
        var context = Evaluator.Context;
        try
        {
            if (fold.Clinic.IsOff(rule.Id, version.Version)) return false;
            var key = standard.OnceAnElement ? standard.KeyOf(subject) : null;
            if (key is not null && judged.Contains((rule.Id, key))) return true;
            if (rule.When is { } when && !when.EvaluateBool(inputs, context)) return false;
            key ??= rule.OccurrenceKey?.Evaluate(inputs, context) as string ?? subject.About;
            if (judged.Contains((rule.Id, key))) return false;
            var time = rule.OccurrenceTime?.Evaluate(inputs, context) as DateTimeOffset? ?? fold.Time;
            var due = rule.OccurrenceDue is { } expression ? expression.Evaluate(inputs, context) as DateTimeOffset? : time;
            if (due is null) return false;
            if (line.At(time) is not { } then) return false;
            if (then.Version != version.Version)
            {
                // The version in force when the fact happened judges it, with its own norms.
                inputs[Inputs.Norm] = then.Value.Norm(subject.Specialty, subject.Location);
                if (then.Value.Rules.FirstOrDefault(r => r.Name == rule.Name) is not { } old) return false;
                if (fold.Clinic.IsOff(old.Id, then.Version)) return false;
                rule = old;
                due = rule.OccurrenceDue?.Evaluate(inputs, context) as DateTimeOffset? ?? due;
            }
            if (due <= fold.Time || StageChecked(subject, then.Value) && rule.Status(inputs, context) == RuleStatus.Passed)
                return Judge(then, rule, subject, key, time) && standard.OnceAnElement;
            open[(rule.Id, key)] = new OpenOccurrence { Rule = rule.Id, Key = key, Journey = subject.Journey, Due = due.Value };
        }
        catch (RuleEvaluationException failure)
        {
            if (!judged.Add((rule.Id, subject.About))) return false;
            fold.Tally.Asked(rule.Id, version.Version);
            fold.Failed(rule, version.Version, subject.About, inputs, context, failure.Error);
            Record(version, rule, subject, subject.About, fold.Time, "error");
        }
        return false;
    }

    /// <summary>Whether the control at the end of the set's stage has been reached on the subject's journey.</summary>
    private bool StageChecked(Subject subject, CompiledRuleSet set)
    {
        if (fold.State.PassOf(subject.Journey) is not { } pass) return false;
        foreach (var span in pass.Stages) if (span.Stage == set.Set.Stage && span.CheckedAt is not null) return true;
        return false;
    }

    /// <returns>False if the rule did not apply after all.</returns>
    private bool Judge(InForce<CompiledRuleSet> version, CompiledRule rule, Subject subject, string key, DateTimeOffset time)
    {
        judged.Add((rule.Id, key));
        fold.Tally.Asked(rule.Id, version.Version);
        switch (rule.Status(Evaluator.Inputs, Evaluator.Context))
        {
            case RuleStatus.Passed: Record(version, rule, subject, key, time, "kept"); break;
            case RuleStatus.Failed: Record(version, rule, subject, key, time, "broken", Breach(rule, subject)); break;
            case RuleStatus.Error:
                fold.Failed(rule, version.Version, subject.About, Evaluator.Inputs, Evaluator.Context);
                Record(version, rule, subject, key, time, "error");
                break;
            default: return !judged.Remove((rule.Id, key));
        }
        return true;
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
        judgements.Add(new Judgement
        {
            Rule = rule.Id, Key = key, Journey = subject.Journey, Status = status, Time = time, At = fold.Time, Version = version.Version, Breach = breach,
            Staff = breach is not null ? breach.Staff : status == "kept" ? ResponsibleOf(rule) : null,
        });
}
