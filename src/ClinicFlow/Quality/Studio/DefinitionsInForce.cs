using ClinicFlow.Rules;
using ClinicFlow.Workflows;

namespace ClinicFlow.Quality.Studio;

/// <summary>A compiled definition and since when it is in force; withdrawn: since when nothing of that name is.</summary>
public sealed record InForce<T>(T Value, int Version, DateTimeOffset From, bool Withdrawn = false);

/// <summary>All versions of one definition that are or were in force, oldest first.</summary>
public sealed class VersionLine<T>(string name, IEnumerable<InForce<T>> versions)
{
    private readonly InForce<T>[] versions = [.. versions.OrderBy(v => v.From).ThenBy(v => v.Version)];

    public string Name { get; } = name;

    public InForce<T> Latest => versions[^1];

    /// <summary>Something of this name is in force now, not only for what happened before.</summary>
    public bool StillInForce => !Latest.Withdrawn;

    /// <summary>What was in force at that moment; null before the first version and after a withdrawal: a standard made in April does not condemn March.</summary>
    public InForce<T>? At(DateTimeOffset time)
    {
        for (var i = versions.Length - 1; i >= 0; i--)
            if (versions[i].From <= time) return versions[i].Withdrawn ? null : versions[i];
        return null;
    }

    public InForce<T>? Numbered(int version) => Array.Find(versions, v => v.Version == version);
}

/// <summary>A workflow with what the product reads from its custom properties.</summary>
/// <param name="Definition">The definition as the engine runs it.</param>
/// <param name="Subject"><c>plan</c> for a workflow that follows each plan, <c>cycle</c> for the turns of PDCA cycles; null for the workflow of a stage.</param>
/// <param name="StartWhen">When an instance begins, for a workflow with a subject.</param>
public sealed record ProductWorkflow(WorkflowDefinition Definition, string? Subject, RuleExpression? StartWhen);

/// <summary>The rule sets and workflows that the fold runs by, compiled once, immutable, exchanged as a whole.</summary>
public sealed class DefinitionsInForce
{
    public static readonly DefinitionsInForce Empty = new([], []);

    public DefinitionsInForce(IReadOnlyList<VersionLine<CompiledRuleSet>> rules, IReadOnlyList<VersionLine<ProductWorkflow>> workflows)
    {
        Rules = [.. rules.OrderBy(r => r.Name, StringComparer.Ordinal)];
        Workflows = workflows;
        Standards = [.. Rules.Where(r => r.Latest.Value.Set.Purpose == RulePurpose.Standard)];
        Flags = [.. Rules.Where(r => r.StillInForce && r.Latest.Value.Set.Purpose == RulePurpose.Flag)];
        Classes = [.. Rules.Where(r => r.StillInForce && r.Latest.Value.Set.Purpose == RulePurpose.Class)];
        Scores = [.. Rules.Where(r => r.StillInForce && r.Latest.Value.Set.Purpose == RulePurpose.Score)];
        PlanCourses = [.. workflows.Where(w => w.StillInForce && w.Latest.Value.Subject == "plan")];
    }

    public IReadOnlyList<VersionLine<CompiledRuleSet>> Rules { get; }
    public IReadOnlyList<VersionLine<CompiledRuleSet>> Standards { get; }
    public IReadOnlyList<VersionLine<CompiledRuleSet>> Flags { get; }
    public IReadOnlyList<VersionLine<CompiledRuleSet>> Classes { get; }
    public IReadOnlyList<VersionLine<CompiledRuleSet>> Scores { get; }
    public IReadOnlyList<VersionLine<ProductWorkflow>> Workflows { get; }

    /// <summary>Workflows that follow one plan instead of the journey.</summary>
    public IReadOnlyList<VersionLine<ProductWorkflow>> PlanCourses { get; }

    public VersionLine<CompiledRuleSet>? RuleSet(string name) => Rules.FirstOrDefault(r => r.Name == name);

    public VersionLine<ProductWorkflow>? Stage(string stage) =>
        Workflows.FirstOrDefault(w => w.Latest.Value.Definition.Stage == stage && w.Latest.Value.Subject is null);

    public VersionLine<ProductWorkflow>? Workflow(string definition) => Workflows.FirstOrDefault(w => w.Name == definition);
}
