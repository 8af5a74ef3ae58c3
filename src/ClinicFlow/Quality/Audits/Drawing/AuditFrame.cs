using ClinicFlow.Statistics.Sampling;

namespace ClinicFlow.Quality.Audits.Drawing;

/// <summary>What could be drawn of one specialist's work of one kind: the ids sorted ordinally, and the hash that fixes them.</summary>
public sealed record FrameStratum(string Staff, string Kind, IReadOnlyList<AuditableItem> Items, string Hash);

/// <summary>The list that is drawn from, by specialist and kind of work, with what was left out.</summary>
public sealed record AuditFrame(IReadOnlyList<FrameStratum> Strata, IReadOnlyList<Exclusion> Excluded)
{
    public int Count => Strata.Sum(s => s.Items.Count);

    /// <summary>The order of what is given does not matter; of an id told twice the earlier telling stays.</summary>
    public static AuditFrame Of(IEnumerable<AuditableItem> items, IReadOnlySet<Guid> erased)
    {
        var (within, excluded) = (new List<AuditableItem>(), new List<Exclusion>());
        foreach (var item in items.OrderBy(i => i.Id, StringComparer.Ordinal).ThenBy(i => i.At).ThenBy(i => i.Staff, StringComparer.Ordinal).DistinctBy(i => (i.Kind, i.Id)))
        {
            if (erased.Contains(item.Patient)) excluded.Add(new(item.Kind, item.Id, Exclusion.Erased));
            else if (string.IsNullOrEmpty(item.Staff)) excluded.Add(new(item.Kind, item.Id, Exclusion.NoStaff));
            else within.Add(item);
        }
        var strata = within.GroupBy(i => (Staff: i.Staff!, i.Kind)).OrderBy(g => g.Key.Staff, StringComparer.Ordinal).ThenBy(g => g.Key.Kind, StringComparer.Ordinal);
        return new([.. strata.Select(g => new FrameStratum(g.Key.Staff, g.Key.Kind, [.. g], AuditDraw.FrameHash(g.Select(i => i.Id))))], excluded);
    }
}
