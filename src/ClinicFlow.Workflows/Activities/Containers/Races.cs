namespace ClinicFlow.Workflows;

/// <summary>What both modes do when the first of several branches has won.</summary>
internal static class Races
{
    public static void CancelAncestors(Execution run, ActivityState flowchart, FlowGraph graph, ActivityNode target)
    {
        flowchart.Open++;
        foreach (var other in run.Instance.States.ToArray())
        {
            if (other.Parent != flowchart || other.Gone || !graph.IsAncestor(other.Node, target.Place)) continue;
            if (other.Status == ActivityStatus.Scheduled) other.Late = target.Place + 1;
            else run.Cancel(other);
        }

        flowchart.Open--;
    }
}
