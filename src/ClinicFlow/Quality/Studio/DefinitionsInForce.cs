using ClinicFlow.Journeys.Stages;
using ClinicFlow.Rules;
using ClinicFlow.Workflows;

namespace ClinicFlow.Quality.Studio;

/// <summary>A compiled definition and since when it is in force; withdrawn: since when nothing of that name is.</summary>
public sealed record InForce<T>(T Value, int Version, DateTimeOffset From, bool Withdrawn = false);

/// <summary>All versions of one definition that are, were or will be in force, oldest first.</summary>
public sealed class VersionLine<T>
{
    private readonly InForce<T>[] versions;
    private readonly int now;

    /// <param name="asOf">The moment that counts as the present; null: after the last of them.</param>
    public VersionLine(string name, IEnumerable<InForce<T>> versions, DateTimeOffset? asOf = null)
    {
        Name = name;
        this.versions = [.. versions.OrderBy(v => v.From).ThenBy(v => v.Version)];
        now = asOf is { } moment ? Array.FindLastIndex(this.versions, v => v.From <= moment) : this.versions.Length - 1;
    }

    public string Name { get; }

    public IReadOnlyList<InForce<T>> All => versions;

    /// <summary>The one in force now; where none is yet, the first to come.</summary>
    public InForce<T> Latest => versions[Math.Max(0, now)];

    /// <summary>Something of this name is in force now, not only for what happened before or will.</summary>
    public bool StillInForce => now >= 0 && !Latest.Withdrawn;

    /// <summary>When the next version comes in force.</summary>
    public DateTimeOffset? Changes => now + 1 < versions.Length ? versions[now + 1].From : null;

    /// <summary>What was in force at that moment; null before the first version and after a withdrawal: a standard made in April does not condemn March.</summary>
    public InForce<T>? At(DateTimeOffset time)
    {
        for (var i = versions.Length - 1; i >= 0; i--)
            if (versions[i].From <= time) return versions[i].Withdrawn ? null : versions[i];
        return null;
    }

    /// <summary>With one more that is in force from that moment, which counts as the present.</summary>
    public VersionLine<T> With(T value, DateTimeOffset from) => new(Name, [.. versions.Where(v => v.From <= from), new InForce<T>(value, versions.Max(v => v.Version) + 1, from)], from);

    public InForce<T>? Numbered(int version) => Array.Find(versions, v => v.Version == version);
}

/// <summary>A workflow with what the product reads from its custom properties.</summary>
/// <param name="Definition">The definition as the engine runs it.</param>
/// <param name="Subject"><c>plan</c> for a workflow that follows each plan, <c>patient</c> for one beside the stages, <c>cycle</c> for the turns of PDCA cycles, <c>audit</c> for the months of the random audit; null for the workflow of a stage.</param>
/// <param name="StartWhen">When an instance begins, for a workflow with a subject; without it only a stage begins one.</param>
/// <param name="StartAt">The moment before which none begins, for a workflow of a patient.</param>
/// <param name="StartFor">What it is begun for: the same begins it once, for a workflow of a patient.</param>
public sealed record ProductWorkflow(WorkflowDefinition Definition, string? Subject, RuleExpression? StartWhen, RuleExpression? StartAt = null, RuleExpression? StartFor = null);

/// <summary>The rule sets and workflows that the fold runs by, compiled once, immutable, exchanged as a whole.</summary>
public sealed class DefinitionsInForce
{
    public static readonly DefinitionsInForce Empty = new([], []);

    private readonly Dictionary<string, VersionLine<CompiledRuleSet>> sets;
    private readonly Dictionary<string, VersionLine<ProductWorkflow>> named, stages;

    public DefinitionsInForce(IReadOnlyList<VersionLine<CompiledRuleSet>> rules, IReadOnlyList<VersionLine<ProductWorkflow>> workflows)
    {
        Rules = [.. rules.OrderBy(r => r.Name, StringComparer.Ordinal)];
        Workflows = workflows;
        Standards = [.. Rules.Where(r => r.Latest.Value.Set.Purpose == RulePurpose.Standard)];
        Flags = [.. Rules.Where(r => r.StillInForce && r.Latest.Value.Set.Purpose == RulePurpose.Flag)];
        FollowingFlags = Flags.SelectMany(f => f.Latest.Value.Rules).Where(r => r.Enabled).Select(Followed.By).OfType<string>().ToHashSet();
        Classes = [.. Rules.Where(r => r.StillInForce && r.Latest.Value.Set.Purpose == RulePurpose.Class)];
        Scores = [.. Rules.Where(r => r.StillInForce && r.Latest.Value.Set.Purpose == RulePurpose.Score)];
        sets = Rules.ToDictionary(r => r.Name);
        named = workflows.ToDictionary(w => w.Name);
        stages = workflows.Where(w => w.Latest.Value is { Subject: null, Definition.Stage: not null }).DistinctBy(w => w.Latest.Value.Definition.Stage).ToDictionary(w => w.Latest.Value.Definition.Stage!);
        Changes = Rules.Select(r => r.Changes).Concat(workflows.Select(w => w.Changes)).Min();
        PlanCourses = [.. workflows.Where(w => w.StillInForce && w.Latest.Value.Subject == "plan")];
        PatientCourses = [.. workflows.Where(w => w.StillInForce && w.Latest.Value.Subject == "patient").OrderBy(w => w.Name, StringComparer.Ordinal)];
    }

    /// <summary>Until when this is the present: the moment at which the next version comes in force.</summary>
    public DateTimeOffset? Changes { get; }

    public IReadOnlyList<VersionLine<CompiledRuleSet>> Rules { get; }
    public IReadOnlyList<VersionLine<CompiledRuleSet>> Standards { get; }
    public IReadOnlyList<VersionLine<CompiledRuleSet>> Flags { get; }

    /// <summary>The workflows whose tasks are wanted when a flag says so.</summary>
    public IReadOnlySet<string> FollowingFlags { get; }

    public IReadOnlyList<VersionLine<CompiledRuleSet>> Classes { get; }
    public IReadOnlyList<VersionLine<CompiledRuleSet>> Scores { get; }
    public IReadOnlyList<VersionLine<ProductWorkflow>> Workflows { get; }

    /// <summary>Workflows that follow one plan instead of the journey.</summary>
    public IReadOnlyList<VersionLine<ProductWorkflow>> PlanCourses { get; }

    /// <summary>Workflows beside the stages, at most one of a kind per patient.</summary>
    public IReadOnlyList<VersionLine<ProductWorkflow>> PatientCourses { get; }

    /// <summary>The same, but of all standards only that one is judged.</summary>
    public DefinitionsInForce JudgingOnly(string standard) => new([.. Rules.Where(r => r.Name == standard || r.Latest.Value.Set.Purpose != RulePurpose.Standard)], Workflows);

    /// <summary>As it would be, were that text in force from the moment on.</summary>
    /// <exception cref="InvalidDataException">The text can't be read.</exception>
    public DefinitionsInForce With(string kind, string name, string text, DateTimeOffset from) => kind == "rules"
        ? new(Lent(Replaced(Rules, name, DefinitionStore.Rules(name, text, int.MaxValue, [.. Sets]), from), name, from), Workflows)
        : new(Rules, Replaced(Workflows, name, DefinitionStore.Workflow(name, text, int.MaxValue), from));

    /// <summary>The sets whose norms are that one's have its values from the moment on.</summary>
    private static List<VersionLine<CompiledRuleSet>> Lent(List<VersionLine<CompiledRuleSet>> lines, string owner, DateTimeOffset from)
    {
        var settings = DefinitionStore.Beside([lines.Find(l => l.Name == owner)!.Latest.Value.Set]);
        return [.. lines.Select(l => l.Latest.Value is { Set: var set } && set.Parameters.Any(p => p.SameAs == owner) ? l.With(CompiledRuleSet.Compile(set, DefinitionStore.SchemaOf(set), settings), from) : l)];
    }

    private static List<VersionLine<T>> Replaced<T>(IReadOnlyList<VersionLine<T>> lines, string name, T value, DateTimeOffset from) =>
        [.. lines.Where(l => l.Name != name), lines.FirstOrDefault(l => l.Name == name)?.With(value, from) ?? new(name, [new(value, 1, from)])];

    /// <summary>The sets as they are now: what a candidate is looked at among.</summary>
    public IEnumerable<RuleSet> Sets => Rules.Select(r => r.Latest.Value.Set);

    public VersionLine<CompiledRuleSet>? RuleSet(string name) => sets.GetValueOrDefault(name);

    public VersionLine<ProductWorkflow>? Stage(string stage) => stages.GetValueOrDefault(stage);

    public VersionLine<ProductWorkflow>? Workflow(string definition) => named.GetValueOrDefault(definition);
}
