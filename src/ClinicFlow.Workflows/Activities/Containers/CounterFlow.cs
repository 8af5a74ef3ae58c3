using System.Runtime.CompilerServices;

namespace ClinicFlow.Workflows;

/// <summary>
/// Counter mode: completing an activity visits every outbound connection and follows those of its outcome. A target runs once
/// all its forward connections were visited as often as its turn asks; one that none was followed to is skipped onwards.
/// </summary>
internal static class CounterFlow
{
    private static readonly string[] Nothing = [];

    public static void Completed(Flowchart flowchart, Execution run, ActivityState state, ActivityState child, string[] outcomes)
    {
        Visit(flowchart, run, state, child, child.Node, outcomes, child.Backward);
        if (!run.Finished) run.CompleteIfIdle(state);
    }

    public static void Cancelled(Flowchart flowchart, Execution run, ActivityState state, ActivityState child) =>
        Visit(flowchart, run, state, child, child.Node, Nothing, child.Backward);

    private static void Visit(Flowchart flowchart, Execution run, ActivityState state, ActivityState child, ActivityNode node, string[] outcomes, bool backward)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var graph = flowchart.Graph(state);
        var counters = state.Counters!;
        if (!backward) counters.Activities[node.Place]++;
        foreach (var connection in flowchart.Outbound(node))
        {
            if (run.Finished || state.Gone) return;
            var followed = connection.IsFollowedBy(outcomes);
            counters.Connections[connection.Index]++;
            counters.Followed[connection.Index] = followed;
            if (graph.IsBackward(connection) || !graph.IsReachable(node)) Back(run, state, graph, connection, followed);
            else Forward(flowchart, run, state, graph, child, connection);
        }
    }

    private static void Back(Execution run, ActivityState state, FlowGraph graph, FlowConnection connection, bool followed)
    {
        if (!followed) return;
        if (!graph.IsValid(connection) && graph.IsReachable(connection.Source))
        {
            throw new ActivityFault("connection-backward",
                $"The loop {connection.Source.Id} → {connection.Target.Id} has a second way in. / В цикл {connection.Source.Id} → {connection.Target.Id} есть второй вход.");
        }

        run.Schedule(state, connection.Target).Backward = true;
    }

    private static void Forward(Flowchart flowchart, Execution run, ActivityState state, FlowGraph graph, ActivityState child, FlowConnection connection)
    {
        var target = connection.Target;
        var counters = state.Counters!;
        var inbound = graph.ForwardInbound(target);
        var turn = counters.Activities[target.Place];
        if (Mode(run, state, target) == JoinMode.WaitAny)
        {
            if (counters.Connections[connection.Index] <= turn || run.IsQueued(state, target)) return;
            if (AnyFollowed(counters, inbound, turn))
            {
                Schedule(run, state, graph, child, target);
                Races.CancelAncestors(run, state, graph, target);
                return;
            }

            if (AllVisited(counters, inbound, turn)) Visit(flowchart, run, state, child, target, Nothing, false);
            return;
        }

        if (!AllVisited(counters, inbound, turn)) return;
        var runs = Mode(run, state, target) == JoinMode.WaitAll ? AllFollowed(counters, inbound) : AnyFollowed(counters, inbound, turn);
        if (runs) Schedule(run, state, graph, child, target);
        else Visit(flowchart, run, state, child, target, Nothing, false);
    }

    private static void Schedule(Execution run, ActivityState state, FlowGraph graph, ActivityState child, ActivityNode target)
    {
        var next = run.Schedule(state, target);
        if (child.Late > 0 && graph.IsAncestor(target, child.Late - 1)) next.Late = child.Late;
    }

    private static JoinMode Mode(Execution run, ActivityState state, ActivityNode target) =>
        target is FlowJoin join ? join.Mode(run, state) : JoinMode.WaitAllActive;

    private static bool AllVisited(FlowCounters counters, FlowConnection[] inbound, int turn)
    {
        foreach (var connection in inbound)
            if (counters.Connections[connection.Index] <= turn) return false;
        return true;
    }

    private static bool AllFollowed(FlowCounters counters, FlowConnection[] inbound)
    {
        foreach (var connection in inbound)
            if (!counters.Followed[connection.Index]) return false;
        return true;
    }

    private static bool AnyFollowed(FlowCounters counters, FlowConnection[] inbound, int turn)
    {
        var most = 0;
        foreach (var connection in inbound) most = Math.Max(most, counters.Connections[connection.Index]);
        if (most <= turn) return false;
        foreach (var connection in inbound)
            if (counters.Connections[connection.Index] == most && counters.Followed[connection.Index]) return true;
        return false;
    }
}
