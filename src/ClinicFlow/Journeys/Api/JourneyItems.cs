using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Work;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Journeys.Api;

/// <summary>What is to be done about a pass now, the most urgent first.</summary>
public static class JourneyItems
{
    public static async Task<IReadOnlyList<WorkItemView>> Of(ClinicContext context, WorkItemReader items, Guid patient, Guid journey, Viewer viewer, CancellationToken cancel)
    {
        var ids = await context.WorkItems.AsNoTracking()
            .Where(i => i.Patient == patient && i.Journey == journey && (i.Status == "open" || i.Status == "snoozed"))
            .OrderBy(i => i.Due == null).ThenBy(i => i.Due).Select(i => i.Id).ToListAsync(cancel);
        var views = await items.Many(context, ids, viewer, cancel);
        return [.. ids.Where(views.ContainsKey).Select(id => views[id])];
    }
}
