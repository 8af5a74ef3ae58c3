namespace ClinicFlow.Platform.Nodes;

/// <summary>This process among those that share a database. The id is its own for as long as it lives.</summary>
public sealed record Node(Guid Id, string Name)
{
    public static Node Here { get; } = new(Guid.NewGuid(), $"{Environment.MachineName}/{Environment.ProcessId}");
}

/// <summary>A node that said it is alive, and until when that counts, by the database's clock.</summary>
public sealed class NodeRow
{
    public Guid Id { get; set; }
    public required string Name { get; set; }
    public DateTimeOffset Until { get; set; }
}

/// <summary>Who folds the patients of a partition, and until when, by the database's clock.</summary>
public sealed class PartitionLease
{
    public int Partition { get; set; }
    public Guid? Holder { get; set; }
    public DateTimeOffset Until { get; set; }
}
