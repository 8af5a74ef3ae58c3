namespace ClinicFlow.Workflows;

/// <summary>Token mode: a token goes along each connection that is followed; the target's merge mode says when it runs.</summary>
internal static class TokenFlow
{
    public static void Completed(Flowchart flowchart, Execution run, ActivityState state, ActivityState child, string[] outcomes)
    {
        var tokens = state.Tokens ??= [];
        var node = child.Node;
        var outbound = flowchart.Outbound(node);
        var before = tokens.Count;
        foreach (var connection in outbound)
            if (connection.IsFollowedBy(outcomes)) tokens.Add(connection.Index);
        Consume(flowchart, tokens, node, before);
        foreach (var connection in outbound)
        {
            if (run.Finished || state.Gone) return;
            if (connection.IsFollowedBy(outcomes)) Arrive(flowchart, run, state, child, connection);
        }

        run.CompleteIfIdle(state);
    }

    public static void Cancelled(Flowchart flowchart, ActivityState state, ActivityState child) =>
        state.Tokens?.RemoveAll(t => flowchart.Connections[t].Source == child.Node || flowchart.Connections[t].Target == child.Node);

    /// <summary>The tokens that led to the activity are used up; those it gave itself (a loop onto itself) are not.</summary>
    private static void Consume(Flowchart flowchart, List<int> tokens, ActivityNode node, int before)
    {
        for (var i = before - 1; i >= 0; i--)
            if (flowchart.Connections[tokens[i]].Target == node) tokens.RemoveAt(i);
    }

    private static void Arrive(Flowchart flowchart, Execution run, ActivityState state, ActivityState child, FlowConnection connection)
    {
        var target = connection.Target;
        var graph = flowchart.Graph(state);
        var tokens = state.Tokens!;
        var ready = flowchart.Merging(target) switch
        {
            MergeMode.Cascade => true,
            MergeMode.Race => Wins(run, state, graph, tokens, child, connection),
            MergeMode.Merge => HasAll(tokens, graph.ForwardInbound(target)),
            MergeMode.Converge => HasAll(tokens, [.. flowchart.Connections.Where(c => c.Target == target)]),
            _ => !AnyOpenSource(flowchart, tokens, graph.ForwardInbound(target)),
        };
        if (!ready) return;
        var next = run.Schedule(state, target);
        if (child.Late > 0 && graph.IsAncestor(target, child.Late - 1)) next.Late = child.Late;
    }

    private static bool HasAll(List<int> tokens, FlowConnection[] inbound)
    {
        if (inbound.Length <= 1) return true;
        foreach (var connection in inbound)
            if (!tokens.Contains(connection.Index)) return false;
        return true;
    }

    private static bool AnyOpenSource(Flowchart flowchart, List<int> tokens, FlowConnection[] inbound)
    {
        foreach (var connection in inbound)
            foreach (var token in tokens)
                if (flowchart.Connections[token].Target == connection.Source) return true;
        return false;
    }

    /// <summary>The first arrival wins: what waits on the way to the target is cancelled, what stands in the queue comes too late.</summary>
    private static bool Wins(Execution run, ActivityState state, FlowGraph graph, List<int> tokens, ActivityState child, FlowConnection connection)
    {
        var target = connection.Target;
        if (child.Late == target.Place + 1)
        {
            tokens.Remove(connection.Index);
            return false;
        }

        Races.CancelAncestors(run, state, graph, target);
        return true;
    }
}
