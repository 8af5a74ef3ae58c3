namespace ClinicFlow.Workflows.Tests.Conformance;

/// <summary>A host in memory: runs an instance with the children that it dispatches.</summary>
internal sealed class ConformanceHost
{
    private readonly WorkflowEnvironment environment;
    private readonly List<WorkflowDefinition> registry;
    private readonly DateTimeOffset now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly Dictionary<string, (WorkflowDefinition Definition, WorkflowInstance Instance, string? WaitingParent)> instances = [];

    public ConformanceHost(List<WorkflowDefinition> registry)
    {
        this.registry = registry;
        environment = new()
        {
            Evaluate = (expression, _) => throw new NotSupportedException($"{expression.Type}: {expression.Text}"),
            AddDuration = (moment, text) => moment.AddDays((double)WorkflowDurations.Parse(text).Amount),
            FindDefinition = Find,
        };
    }

    public List<string> Lines { get; } = [];

    public List<string?> ChildCorrelations { get; } = [];

    public WorkflowInstance Run(WorkflowDefinition definition, IReadOnlyDictionary<string, object?>? input, bool untilEnd)
    {
        var started = WorkflowEngine.Start(definition, environment, now, input, "main");
        Take(definition, started, null);
        for (var i = 0; untilEnd && i < 1000 && instances["main"].Instance.Status == WorkflowStatus.Running; i++)
        {
            foreach (var wait in instances["main"].Instance.Waits)
            {
                var current = instances["main"].Instance;
                Take(definition, WorkflowEngine.Advance(definition, current, new Stimulus.Resume(wait.BookmarkId), environment, now), null);
            }
        }

        return instances["main"].Instance;
    }

    /// <summary>By definition id, version id or activity name; a published version before others.</summary>
    public WorkflowDefinition? Find(string name) =>
        registry.OrderByDescending(d => d.IsPublished).ThenByDescending(d => d.Version).FirstOrDefault(d =>
            d.DefinitionId == name || d.VersionId == name || d.ActivityTypeName.Equals(name, StringComparison.OrdinalIgnoreCase) ||
            d.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private void Take(WorkflowDefinition definition, AdvanceResult result, string? waitingParent)
    {
        // Every step goes through JSON: what is not kept must not matter.
        var instance = WorkflowInstance.FromJson(result.Instance.ToJson());
        instances[instance.Id] = (definition, instance, waitingParent);
        foreach (var effect in result.Effects)
        {
            if (effect is WorkflowEffect.LineWritten line) Lines.Add(line.Text);
            if (effect is WorkflowEffect.ChildStarted started) ChildCorrelations.Add(started.Child.CorrelationId);
            if (effect is WorkflowEffect.ChildDispatched child) Dispatch(child, instance.Id);
        }

        if (instance.Status != WorkflowStatus.Finished || waitingParent is null) return;
        var parent = instances[waitingParent];
        Take(parent.Definition, WorkflowEngine.Advance(parent.Definition, parent.Instance,
            new Stimulus.ChildFinished(instance.Id, instance.SubStatus, instance.Outputs), environment, now), parent.WaitingParent);
    }

    private void Dispatch(WorkflowEffect.ChildDispatched child, string parent)
    {
        ChildCorrelations.Add(child.CorrelationId);
        if (Find(child.DefinitionId) is not { } definition) return;
        Take(definition, WorkflowEngine.Start(definition, environment, now, child.Input, child.ChildInstanceId), child.Waits ? parent : null);
    }
}
