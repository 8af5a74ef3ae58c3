using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary>One activity of a definition, prepared for running.</summary>
public abstract class ActivityNode
{
    internal static readonly string[] DoneOnly = ["Done"];

    private readonly List<ActivityNode> children = [];

    /// <summary>The activity's id, unique within its definition.</summary>
    public string Id { get; internal set; } = "";

    /// <summary>The activity's type, such as <c>Elsa.WriteLine</c>.</summary>
    public string Type { get; internal set; } = "";

    /// <summary>The activity's name, where it has one.</summary>
    public string? Name { get; internal set; }

    /// <summary>The activity that contains this one; null for the root.</summary>
    public ActivityNode? Parent { get; internal set; }

    /// <summary>The activities directly inside.</summary>
    public IReadOnlyList<ActivityNode> Children => children;

    /// <summary>The activity as it stands in the file.</summary>
    public JsonElement Source { get; internal set; }

    /// <summary>The ports that a connection may leave by.</summary>
    public virtual IReadOnlyList<string> Ports => DoneOnly;

    /// <summary>True if the activity holds others and is no step of its own in the history.</summary>
    public virtual bool IsContainer => false;

    /// <summary>The variables that the activity declares.</summary>
    public IReadOnlyList<VariableDefinition> Variables { get; internal set; } = [];

    /// <summary>True if the activity may start the workflow by its trigger.</summary>
    public bool CanStartWorkflow { get; internal set; }

    /// <summary>Whether the value of an input may be recorded (<c>customProperties.logPersistenceMode</c>): the input's own setting, the activity's, the workflow's, else yes.</summary>
    public bool Records(string input)
    {
        var own = Mode(Source);
        var setting = Set(own.Find("inputs")?.Text(input)) ?? Set(own.Text("default")) ?? Set(Mode(Definition.Source).Text("default"));
        return setting is null || !setting.Equals("Exclude", StringComparison.OrdinalIgnoreCase);

        static JsonElement Mode(JsonElement of) => (of.Find("customProperties") ?? default).Find("logPersistenceMode") ?? default;
        static string? Set(string? mode) => mode is null || mode.Equals("Inherit", StringComparison.OrdinalIgnoreCase) ? null : mode;
    }

    /// <summary>Its place among the activities of its container.</summary>
    internal int Place { get; set; }

    internal WorkflowDefinition Definition { get; set; } = null!;

    internal void Add(ActivityNode child)
    {
        child.Place = children.Count;
        child.Parent = this;
        children.Add(child);
    }

    /// <summary>Takes its inputs and ports from the file.</summary>
    internal virtual void Read(ActivityReader reader) { }

    /// <summary>Begins: completes, waits, or schedules what is inside.</summary>
    internal abstract void Execute(Execution run, ActivityState state);

    /// <summary>One of the activities inside was left.</summary>
    internal virtual void ChildCompleted(Execution run, ActivityState state, ActivityState child, string[] outcomes) =>
        run.CompleteIfIdle(state);

    /// <summary>One of the activities inside was cancelled.</summary>
    internal virtual void ChildCancelled(Execution run, ActivityState state, ActivityState child) => run.CompleteIfIdle(state);

    /// <summary>What the activity waited for has come.</summary>
    internal virtual void Resumed(Execution run, ActivityState state, object? input, string? outcome) =>
        run.Complete(state, outcome is null ? DoneOnly : [outcome]);
}
