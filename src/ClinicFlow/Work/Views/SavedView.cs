namespace ClinicFlow.Work.Views;

/// <summary>A name for tab, filters and order of a list, kept for its user on every computer.</summary>
public sealed class SavedView
{
    public Guid Id { get; set; }
    public required string UserName { get; set; }
    /// <summary>queue, work or recall.</summary>
    public required string List { get; set; }
    public required string Name { get; set; }
    /// <summary>The address after the question mark; people stand in it as ids only.</summary>
    public required string Query { get; set; }
}
