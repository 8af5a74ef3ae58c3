using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Facts;
using ClinicFlow.Journeys.Folding;
using ClinicFlow.Journeys.Standards;
using ClinicFlow.Rules;

namespace ClinicFlow.Quality.Studio.Trying;

/// <summary>Asks the rules of a set about each element of one journey, and the version in force about the same.</summary>
public sealed class TriedElements(PatientFold fold, string text)
{
    private readonly SubjectEvaluator evaluator = new(fold);

    public IReadOnlyList<TrialElement> Of(string journey, CompiledRuleSet candidate, CompiledRuleSet? inForce)
    {
        var elements = new List<TrialElement>();
        evaluator.Each(candidate.Set.Subject, candidate, subject =>
        {
            if (subject.Journey == journey) elements.Add(Element(subject, candidate, inForce));
        });
        return elements;
    }

    private TrialElement Element(Subject subject, CompiledRuleSet candidate, CompiledRuleSet? inForce)
    {
        var (inputs, context) = (evaluator.Inputs, evaluator.Context);
        var before = new Dictionary<string, (RuleResult Result, LocalizedText? Message)>();
        string? classBefore = null;
        if (inForce is not null)
        {
            inputs[Inputs.Norm] = inForce.Norm(subject.Specialty, subject.Location);
            foreach (var rule in inForce.Rules) before[rule.Name] = (rule.Evaluate(inputs, context), Message(rule));
            if (inForce.Set.Purpose == RulePurpose.Class) classBefore = inForce.Classify(inputs, context, out _);
        }
        inputs[Inputs.Norm] = candidate.Norm(subject.Specialty, subject.Location);
        var rules = candidate.Rules.Select(rule => Rule(rule, candidate, before.GetValueOrDefault(rule.Name))).ToList();
        var ofClass = candidate.Set.Purpose == RulePurpose.Class ? candidate.Classify(inputs, context, out _) : null;
        var about = subject.About.Split(':')[0];
        var (since, title) = Names(about);
        return new(about, since, title, subject.Specialty, subject.Location, ofClass, classBefore, rules, ExampleFacts.Of(inputs, context, subject, rules, ofClass, text));
    }

    private TrialRule Rule(CompiledRule rule, CompiledRuleSet set, (RuleResult Result, LocalizedText? Message) before)
    {
        var (inputs, context) = (evaluator.Inputs, evaluator.Context);
        var (result, trace) = (rule.Evaluate(inputs, context), rule.Trace(inputs, context));
        return new(
            rule.Name, RuleTitle.Of(rule.Definition), Word(result.Status), before.Result is { } r ? Word(r.Status) : null, Said(set, result.Status) ? Message(rule) : null,
            before.Result is { } b && Said(set, b.Status) ? before.Message : null, result.Error?.Text ?? result.OutputError?.Text, Due(rule), result.Output,
            TrialNodes.Of(trace), TrialNodes.Of(trace.When));
    }

    /// <summary>A standard speaks when it is broken, everything else when it holds.</summary>
    private static bool Said(CompiledRuleSet set, RuleStatus status) => status == (set.Set.Purpose == RulePurpose.Standard ? RuleStatus.Failed : RuleStatus.Passed);

    private LocalizedText? Message(CompiledRule rule) =>
        rule.FormatMessage("ru", evaluator.Inputs, evaluator.Context) is { } ru ? new(ru, rule.FormatMessage("en", evaluator.Inputs, evaluator.Context) ?? ru) : null;

    private DateTimeOffset? Due(CompiledRule rule)
    {
        try
        {
            return rule.OccurrenceDue?.Evaluate(evaluator.Inputs, evaluator.Context) as DateTimeOffset?;
        }
        catch (RuleEvaluationException)
        {
            return null;
        }
    }

    private static string Word(RuleStatus status) => status.ToString().ToLowerInvariant();

    private (DateTimeOffset? Since, string? Title) Names(string about)
    {
        var inputs = evaluator.Inputs;
        return about switch
        {
            "lead" => ((inputs[Inputs.Lead] as LeadFacts)?.ReceivedAt, null),
            "appointment" => ((inputs[Inputs.Appointment] as AppointmentFacts)?.Start, null),
            "plan" when inputs[Inputs.Item] is PlanItemFacts item => (item.AgreedAt, item.Name),
            "plan" => inputs[Inputs.Plan] is PlanFacts plan ? (plan.IdentifiedAt, plan.Name) : (null, null),
            _ => ((inputs[Inputs.Journey] as JourneyFacts)?.OpenedAt, null),
        };
    }
}
