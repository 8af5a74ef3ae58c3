namespace ClinicFlow.Platform.Nodes;

/// <summary>How many partitions a node takes: as many as the others, and what is left over goes to those whose ids come first.</summary>
public static class FairShare
{
    /// <param name="alive">All living nodes, this one among them.</param>
    public static int Of(int partitions, IReadOnlyCollection<Guid> alive, Guid node)
    {
        var before = alive.Count(other => other.CompareTo(node) < 0);
        return partitions / alive.Count + (before < partitions % alive.Count ? 1 : 0);
    }
}
