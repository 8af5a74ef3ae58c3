namespace ClinicFlow.Workflows;

/// <summary>
/// A flowchart's connections seen from one start: which go forward, which go back. Forward ones are found breadth first, each
/// edge that would close a circle being a backward one.
/// </summary>
internal sealed class FlowGraph
{
    private static readonly FlowConnection[] None = [];

    private readonly FlowConnection[][] forwardInbound;
    private readonly bool[] backward;
    private readonly bool[] valid;
    private readonly bool[]?[] ancestors;

    public FlowGraph(int activities, IReadOnlyList<FlowConnection> connections, FlowConnection[][] outbound, int start)
    {
        Start = start;
        backward = new bool[connections.Count];
        valid = new bool[connections.Count];
        ancestors = new bool[]?[activities];
        Array.Fill(backward, true);
        FindForward(activities, outbound, start);
        forwardInbound = new FlowConnection[activities][];
        Array.Fill(forwardInbound, None);
        foreach (var group in connections.Where(c => !backward[c.Index]).GroupBy(c => c.Target.Place))
            forwardInbound[group.Key] = [.. group];
        foreach (var connection in connections)
            valid[connection.Index] = backward[connection.Index] && Dominates(connection.Target.Place, connection.Source.Place, activities, outbound);
    }

    /// <summary>The place of the activity that the flowchart starts with.</summary>
    public int Start { get; }

    public FlowConnection[] ForwardInbound(ActivityNode activity) => forwardInbound[activity.Place];

    public bool IsBackward(FlowConnection connection) => backward[connection.Index];

    /// <summary>True if every path from the connection's source back to the start passes its target.</summary>
    public bool IsValid(FlowConnection connection) => valid[connection.Index];

    public bool IsReachable(ActivityNode activity) => activity.Place == Start || forwardInbound[activity.Place].Length > 0;

    /// <summary>True if a path of forward connections leads from one activity to the other.</summary>
    public bool IsAncestor(ActivityNode ancestor, int of)
    {
        var found = ancestors[of] ??= Ancestors(of);
        return found[ancestor.Place];
    }

    private bool[] Ancestors(int of)
    {
        var found = new bool[ancestors.Length];
        var open = new Stack<int>([of]);
        while (open.TryPop(out var place))
        {
            foreach (var connection in forwardInbound[place])
            {
                var source = connection.Source.Place;
                if (found[source]) continue;
                found[source] = true;
                open.Push(source);
            }
        }

        return found;
    }

    private void FindForward(int activities, FlowConnection[][] outbound, int start)
    {
        var edges = new List<int>[activities];
        for (var i = 0; i < activities; i++) edges[i] = [];
        var queued = new bool[activities];
        var queue = new Queue<int>([start]);
        queued[start] = true;
        while (queue.TryDequeue(out var source))
        {
            foreach (var connection in outbound[source])
            {
                var target = connection.Target.Place;
                if (!edges[source].Contains(target))
                {
                    if (Reaches(edges, target, source)) continue;
                    edges[source].Add(target);
                }

                backward[connection.Index] = false;
                if (queued[target]) continue;
                queued[target] = true;
                queue.Enqueue(target);
            }
        }
    }

    private static bool Reaches(List<int>[] edges, int from, int to)
    {
        if (from == to) return true;
        var seen = new bool[edges.Length];
        var open = new Stack<int>([from]);
        while (open.TryPop(out var place))
        {
            foreach (var next in edges[place])
            {
                if (next == to) return true;
                if (seen[next]) continue;
                seen[next] = true;
                open.Push(next);
            }
        }

        return false;
    }

    /// <summary>Walks forward from the start without the target: if the source is still reached, the circle has a second way in.</summary>
    private bool Dominates(int target, int source, int activities, FlowConnection[][] outbound)
    {
        if (target == source || target == Start) return true;
        var seen = new bool[activities];
        seen[target] = true;
        seen[Start] = true;
        var open = new Stack<int>([Start]);
        while (open.TryPop(out var place))
        {
            if (place == source) return false;
            foreach (var connection in outbound[place])
            {
                if (backward[connection.Index] || seen[connection.Target.Place]) continue;
                seen[connection.Target.Place] = true;
                open.Push(connection.Target.Place);
            }
        }

        return true;
    }
}
