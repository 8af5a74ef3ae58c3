using ClinicFlow.Journeys;
using ClinicFlow.Quality.Studio;
using ClinicFlow.Rules;
using ClinicFlow.Workflows;

namespace ClinicFlow.Quality.Pdca.State;

/// <summary>Gives the expressions of a cycle's workflow its facts: the adapter between the two engines.</summary>
public sealed class CycleScope
{
    private readonly object?[] inputs = new object?[2];
    private readonly ClinicPlace place;

    public CycleScope(ClinicPlace place, DefinitionsInForce definitions)
    {
        this.place = place;
        inputs[1] = place.Facts;
        Environment = new WorkflowEnvironment
        {
            Evaluate = Evaluate, AddDuration = place.AddWorking, TimeZone = place.Zone, FindDefinition = name => definitions.Workflow(name)?.At(Now)?.Value.Definition,
            FindVersion = (name, version) => definitions.Workflow(name)?.Numbered(version)?.Value.Definition,
        };
    }

    public WorkflowEnvironment Environment { get; }

    public DateTimeOffset Now { get; set; }

    public void Look(CycleFacts facts) => inputs[0] = facts;

    private object? Evaluate(WorkflowExpression expression, WorkflowScope _)
    {
        // Rule sets judge patients; there is none here to be judged.
        if (expression.Type != "Rule") return null;
        var compiled = expression.Tag as RuleExpression;
        if (compiled is null) expression.Tag = compiled = RuleExpression.Compile(expression.Text, CycleFacts.Schema);
        var context = place.At(Now);
        return compiled.ResultType == typeof(bool) || compiled.ResultType == typeof(bool?) ? compiled.EvaluateBool(inputs, context) : compiled.Evaluate(inputs, context);
    }
}
