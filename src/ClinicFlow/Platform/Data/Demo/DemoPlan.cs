namespace ClinicFlow.Platform.Data.Demo;

/// <summary>A treatment plan while it is being told.</summary>
internal sealed class DemoPlan
{
    public required string Id { get; init; }
    public required DemoStaff Doctor { get; init; }
    public required string Appointment { get; init; }
    public required DateTime IdentifiedAt { get; init; }
    /// <summary>Null where the location has no curators.</summary>
    public string? Curator { get; init; }
    /// <summary>Who calls about it: the curator, or the front desk.</summary>
    public required string Owner { get; init; }
    public required IReadOnlyList<DemoItem> Items { get; init; }

    /// <summary>The agreed steps, grouped by the visits in which they are done.</summary>
    public List<List<DemoItem>> Visits()
    {
        List<List<DemoItem>> visits = [];
        foreach (var item in Items.Where(i => i.Agreed))
            if (item.Same && visits.Count > 0)
                visits[^1].Add(item);
            else
                visits.Add([item]);
        return visits;
    }
}

internal sealed class DemoItem
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required DemoService Service { get; init; }
    /// <summary>What it will cost.</summary>
    public required decimal Cost { get; init; }
    /// <summary>What the plan says that it costs; null where the doctor forgot it.</summary>
    public required decimal? Price { get; init; }
    public required int Heal { get; init; }
    public required int Gap { get; init; }
    public required bool Same { get; init; }
    public bool Agreed { get; set; }
}
