using ClinicFlow.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Intake.Quarantine;

/// <summary>Which refused records are meant; by default all that are open.</summary>
public sealed record QuarantineFilter(Guid? Import = null, string? Reason = null, IReadOnlyList<Guid>? Ids = null, QuarantineStatus? Status = QuarantineStatus.Open);

/// <summary>Refused records with how many there are of each reason.</summary>
public sealed class ListQuarantine(IDbContextFactory<ClinicContext> contexts)
{
    /// <returns>The total and the page under the filter, and the reasons under the filter without its reason.</returns>
    public async Task<(int Total, SortedDictionary<string, int> Reasons, List<QuarantinedRecord> Rows)> Handle(QuarantineFilter filter, int offset, int limit, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var reasons = await Matching(context, filter with { Reason = null }).GroupBy(r => r.Reason).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var rows = Matching(context, filter);
        var page = await rows.OrderByDescending(r => r.At).ThenBy(r => r.File).ThenBy(r => r.Line).ThenBy(r => r.Id).Skip(offset).Take(limit).ToListAsync(cancel);
        return (await rows.CountAsync(cancel), new(reasons, StringComparer.Ordinal), page);
    }

    public async Task<List<Guid>> Ids(QuarantineFilter filter, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await Matching(context, filter).OrderBy(r => r.At).ThenBy(r => r.Offset).ThenBy(r => r.Line).ThenBy(r => r.Id).Select(r => r.Id).ToListAsync(cancel);
    }

    private static IQueryable<QuarantinedRecord> Matching(ClinicContext context, QuarantineFilter filter)
    {
        var rows = context.Quarantine.AsNoTracking();
        if (filter.Status is { } status) rows = rows.Where(r => r.Status == status);
        if (filter.Import is { } import) rows = rows.Where(r => r.Import == import);
        if (filter.Reason is { } reason) rows = rows.Where(r => r.Reason == reason);
        if (filter.Ids is { } ids) rows = rows.Where(r => ids.Contains(r.Id));
        return rows;
    }
}
