using System.Text.Json;

namespace ClinicFlow.Workflows;

/// <summary><c>Elsa.Flowchart</c>: activities and the connections between them, in counter or token mode.</summary>
internal sealed class Flowchart : ActivityNode
{
    private readonly List<FlowConnection> connections = [];
    private readonly List<(string Path, string Source, string Target)> dangling = [];
    private FlowConnection[][] outbound = [];
    private FlowGraph?[] graphs = [];
    private MergeMode[] mergeModes = [];
    private string? unknownMode;

    /// <summary>True for tokens, false for visit counts (the format's default).</summary>
    public bool TokenMode { get; private set; }

    /// <summary>The place of the activity that it starts with unless a trigger says otherwise.</summary>
    public int DefaultStart { get; private set; }

    public override bool IsContainer => true;

    public IReadOnlyList<FlowConnection> Connections => connections;

    public FlowConnection[] Outbound(ActivityNode activity) => outbound[activity.Place];

    public MergeMode Merging(ActivityNode activity) => mergeModes[activity.Place];

    /// <summary>The graph from the start that this state began at.</summary>
    public FlowGraph Graph(ActivityState state) => GraphFrom((int)state.Step);

    internal override void Read(ActivityReader reader)
    {
        var mode = (reader.Element.Find("customProperties") ?? default).Text("flowMode");
        TokenMode = mode is not null && mode.Equals("token", StringComparison.OrdinalIgnoreCase);
        if (mode is not null && !TokenMode && !mode.Equals("counter", StringComparison.OrdinalIgnoreCase)) unknownMode = mode;
        reader.ChildList("activities");
        var byId = Children.GroupBy(c => c.Source.Text("id") ?? c.Id).ToDictionary(g => g.Key, g => g.First());
        ReadConnections(reader, byId);
        outbound = new FlowConnection[Children.Count][];
        Array.Fill(outbound, []);
        foreach (var group in connections.GroupBy(c => c.Source.Place)) outbound[group.Key] = [.. group];
        graphs = new FlowGraph?[Children.Count];
        mergeModes = [.. Children.Select(MergeModeOf)];
        DefaultStart = FindStart(reader, byId);
    }

    internal override void Execute(Execution run, ActivityState state)
    {
        if (Children.Count == 0)
        {
            run.Complete(state, DoneOnly);
            return;
        }

        state.Step = run.Trigger is { } trigger && Children.FirstOrDefault(c => c.Id == trigger) is { } triggered ? triggered.Place : DefaultStart;
        state.Counters = TokenMode ? null : NewCounters();
        state.Tokens = TokenMode ? [] : null;
        run.Schedule(state, Children[(int)state.Step]);
    }

    internal override void ChildCompleted(Execution run, ActivityState state, ActivityState child, string[] outcomes)
    {
        if (child.Node is EndActivity) run.Complete(state, DoneOnly);
        else if (TokenMode) TokenFlow.Completed(this, run, state, child, outcomes);
        else CounterFlow.Completed(this, run, state, child, outcomes);
    }

    internal override void ChildCancelled(Execution run, ActivityState state, ActivityState child)
    {
        if (TokenMode) TokenFlow.Cancelled(this, state, child);
        else CounterFlow.Cancelled(this, run, state, child);
        run.CompleteIfIdle(state);
    }

    internal FlowCounters NewCounters() => new() { Activities = new int[Children.Count], Connections = new int[connections.Count], Followed = new bool[connections.Count] };

    internal void Check(ProblemList problems)
    {
        FlowchartChecks.Check(this, problems, dangling, unknownMode);
        if (Children.Count == 0 || TokenMode) return;
        var graph = GraphFrom(DefaultStart);
        foreach (var connection in connections)
        {
            if (!graph.IsBackward(connection) || graph.IsValid(connection) || !graph.IsReachable(connection.Source)) continue;
            problems.Error("connection-backward", connection.Source.Id, $"connections[{connection.Index}]",
                new($"Обратная связь {connection.Source.Id} → {connection.Target.Id}: в цикл есть второй вход.", $"The backward connection {connection.Source.Id} → {connection.Target.Id}: the loop has a second way in."),
                new("Ведите все пути в цикл через его первую активность или возьмите flowMode token.", "Lead every path into the loop through its first activity, or use flowMode token."));
        }
    }

    private FlowGraph GraphFrom(int start) => graphs[start] ??= new FlowGraph(Children.Count, connections, outbound, start);

    private void ReadConnections(ActivityReader reader, Dictionary<string, ActivityNode> byId)
    {
        var index = 0;
        foreach (var item in reader.Items("connections"))
        {
            var path = $"connections[{index++}]";
            var (source, port) = End(item, "source", "sourcePort");
            var (target, _) = End(item, "target", "targetPort");
            if (source is not null && target is not null && byId.TryGetValue(source, out var from) && byId.TryGetValue(target, out var to))
                connections.Add(new(connections.Count, from, string.IsNullOrEmpty(port) ? "Done" : port, to));
            else dangling.Add((path, source ?? "?", target ?? "?"));
        }
    }

    /// <summary>Both shapes: an object with activity and port, or the activity's id with the port beside it.</summary>
    private static (string? Activity, string? Port) End(JsonElement connection, string name, string port) => connection.Find(name) switch
    {
        { ValueKind: JsonValueKind.Object } end => (end.Text("activity"), end.Text("port")),
        { } id => (Json.AsText(id), connection.Text(port)),
        _ => (null, null),
    };

    private static MergeMode MergeModeOf(ActivityNode activity)
    {
        if ((activity.Source.Find("customProperties") ?? default).Text("mergeMode") is { } given && !given.Equals("None", StringComparison.OrdinalIgnoreCase) &&
            Enum.TryParse<MergeMode>(given, true, out var mode) && Enum.IsDefined(mode)) return mode;
        return activity is FlowJoin join ? join.TokenMode : MergeMode.Stream;
    }

    private int FindStart(ActivityReader reader, Dictionary<string, ActivityNode> byId)
    {
        var named = reader.Element.Find("start") switch
        {
            { ValueKind: JsonValueKind.Object } start => start.Text("id"),
            { } id => Json.AsText(id),
            _ => null,
        };
        if (named is not null && byId.TryGetValue(named, out var given)) return given.Place;
        var first = Children.FirstOrDefault(c => c is StartActivity)
            ?? Children.FirstOrDefault(c => c.CanStartWorkflow)
            ?? Children.FirstOrDefault(c => !connections.Exists(k => k.Target == c));
        return first?.Place ?? 0;
    }
}
