namespace ClinicFlow.Workflows;

/// <summary>Brings a running instance to another version of its definition: it stands where it stood, and never begins again.</summary>
public static class WorkflowMigration
{
    /// <summary>Migrates one instance; the given one is not changed.</summary>
    /// <param name="from">The version that it runs.</param>
    /// <param name="to">The version that it is to run.</param>
    /// <param name="instance">The instance.</param>
    /// <param name="env">The surroundings: deadlines are counted anew by the norms of the new version.</param>
    /// <param name="now">The moment.</param>
    /// <param name="map">How names changed.</param>
    public static MigrationResult Migrate(
        WorkflowDefinition from,
        WorkflowDefinition to,
        WorkflowInstance instance,
        WorkflowEnvironment env,
        DateTimeOffset now,
        MigrationMap? map = null)
    {
        if (instance.Bind(from, env) is { } missing)
            return new(null, [], [Problem(missing, "activity-missing", $"Активности {missing} нет в версии {from.Version}.", $"Version {from.Version} has no {missing}.")]);
        var run = new Execution(to, instance, env, now);
        run.Change();
        var moves = new List<(string, string)>();
        var problems = new List<MigrationProblem>();
        var moved = run.Instance.States.Where(s => s.Node.Definition == from).ToList();
        var targets = moved.Select(s => Target(s, to, map, problems)).ToList();
        if (problems.Count > 0) return new(null, moves, problems);
        for (var i = 0; i < moved.Count; i++)
        {
            if (moved[i].Parent is { Scope: null } parent && targets[i]!.Parent != targets[moved.IndexOf(parent)])
                problems.Add(Problem(moved[i].ActivityId, "container-changed", $"{moved[i].ActivityId} теперь в другом контейнере.", $"{moved[i].ActivityId} is in another container now."));
        }

        if (problems.Count > 0) return new(null, moves, problems);
        for (var i = 0; i < moved.Count; i++)
        {
            if (!moved[i].Node.IsContainer) moves.Add((moved[i].ActivityId, targets[i]!.Id));
            Retarget(moved[i], targets[i]!, map);
        }

        Rename(run.Instance, to, map);
        run.Rebase(moved);
        return new(run.Instance, moves, problems);
    }

    private static ActivityNode? Target(ActivityState state, WorkflowDefinition to, MigrationMap? map, List<MigrationProblem> problems)
    {
        var id = New(state.ActivityId, map);
        var target = to.FindActivity(id);
        if (target is null)
            problems.Add(Problem(state.ActivityId, "activity-missing", $"В новой версии нет {id}.", $"The new version has no {id}."));
        else if (target.GetType() != state.Node.GetType())
            problems.Add(Problem(state.ActivityId, "activity-type", $"{id} теперь типа {target.Type}.", $"{id} is now of type {target.Type}."));
        else if (target is Flowchart chart && chart.TokenMode != ((Flowchart)state.Node).TokenMode)
            problems.Add(Problem(state.ActivityId, "flow-mode", $"У {id} другой flowMode.", $"{id} has another flowMode."));
        return target;
    }

    private static void Retarget(ActivityState state, ActivityNode target, MigrationMap? map)
    {
        if (state.Node is Flowchart old) Flow(state, old, (Flowchart)target, map);
        if (state.Node is Sequence && state.Step > 0)
        {
            var last = New(state.Node.Children[(int)state.Step - 1].Id, map);
            state.Step = (target.Children.FirstOrDefault(c => c.Id == last)?.Place ?? (int)Math.Min(state.Step, target.Children.Count) - 1) + 1;
        }

        state.Node = target;
        state.ActivityId = target.Id;
    }

    /// <summary>Tokens and counts go over to the connections of the same ends and port; those of others are dropped.</summary>
    private static void Flow(ActivityState state, Flowchart old, Flowchart target, MigrationMap? map)
    {
        var connections = old.Connections.Select(c => target.Connections.FirstOrDefault(t =>
            t.Source.Id == New(c.Source.Id, map) && t.Target.Id == New(c.Target.Id, map) && t.Port == c.Port)?.Index ?? -1).ToArray();
        var places = old.Children.Select(c => target.Children.FirstOrDefault(t => t.Id == New(c.Id, map))?.Place ?? -1).ToArray();
        state.Tokens = state.Tokens?.Select(t => connections[t]).Where(t => t >= 0).ToList();
        state.Step = places[(int)state.Step] is var start and >= 0 ? start : target.DefaultStart;
        if (state.Counters is not { } counted) return;
        var counters = target.NewCounters();
        for (var i = 0; i < places.Length; i++)
            if (places[i] >= 0) counters.Activities[places[i]] = counted.Activities[i];
        for (var i = 0; i < connections.Length; i++)
        {
            if (connections[i] < 0) continue;
            counters.Connections[connections[i]] = counted.Connections[i];
            counters.Followed[connections[i]] = counted.Followed[i];
        }

        state.Counters = counters;
    }

    private static void Rename(WorkflowInstance instance, WorkflowDefinition to, MigrationMap? map)
    {
        instance.DefinitionId = to.DefinitionId;
        instance.Version = to.Version;
        var own = new ValueMap();
        foreach (var (name, value) in instance.Scope.Variables ?? [])
            own[map?.Variables?.GetValueOrDefault(name) ?? name] = value;
        foreach (var variable in to.Variables)
            own[variable.Name] = own.TryGetValue(variable.Name, out var value) ? TypeNames.TryConvert(value, variable.TypeName, variable.IsArray) : variable.Default;
        instance.Scope.Variables = own.Count > 0 ? own : null;
    }

    private static string New(string id, MigrationMap? map) => map?.Activities?.GetValueOrDefault(id) ?? id;

    private static MigrationProblem Problem(string activity, string code, string ru, string en) => new(activity, code, new(ru, en),
        new("Сопоставьте активность другой того же типа или сначала переведите экземпляр дальше.", "Map the activity to another of the same type, or move the instance on first."));
}
