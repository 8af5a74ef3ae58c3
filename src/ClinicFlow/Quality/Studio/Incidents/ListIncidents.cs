using ClinicFlow.Intake.Identity;
using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Rules;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Incidents;

public sealed record IncidentFilter(string? Workflow = null, string? Activity = null, string? Code = null, string? Location = null, int? Offset = null, int? Limit = null);

/// <param name="Name">Of the patient; null for those who may not see patients.</param>
/// <param name="Ports">How the activity can be left when it is skipped.</param>
/// <param name="Others">Activities that it can be moved on to.</param>
public sealed record IncidentRow(
    Guid Id, Guid Patient, Guid? Journey, string? Name, string? About, string Workflow, LocalizedText WorkflowTitle, int Version, int NewestVersion, string Activity, LocalizedText ActivityTitle,
    string Code, LocalizedText Message, DateTimeOffset RaisedAt, IReadOnlyList<string> Ports, IReadOnlyList<ActivityName> Others);

public sealed record ActivityName(string Activity, LocalizedText Title);

/// <summary>Incidents of one activity with one code.</summary>
public sealed record IncidentGroup(string Workflow, LocalizedText WorkflowTitle, string Activity, LocalizedText ActivityTitle, string Code, int N, DateTimeOffset Since);

public sealed record IncidentPage(int Total, IReadOnlyList<IncidentGroup> Groups, IReadOnlyList<IncidentRow> Rows);

/// <summary>What can't go on by itself, the oldest first; counted by activity and code.</summary>
public sealed class ListIncidents(IDbContextFactory<ClinicContext> contexts, ClinicStore clinic)
{
    private const int MostRows = 500, UsualRows = 100;

    public async Task<IncidentPage> Handle(IncidentFilter filter, Viewer viewer, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var definitions = (await clinic.Current(context, cancel)).Definitions;
        var all = Seen(context, filter.Location, viewer);
        var groups = await all.GroupBy(i => new { i.Workflow, i.Activity, i.Code }).Select(g => new { g.Key, N = g.Count(), Since = g.Min(i => i.RaisedAt) }).ToListAsync(cancel);
        var shown = Narrowed(all, filter);
        var rows = await shown.OrderBy(i => i.RaisedAt).ThenBy(i => i.Id).Skip(Math.Max(0, filter.Offset ?? 0)).Take(Math.Clamp(filter.Limit ?? UsualRows, 0, MostRows)).ToListAsync(cancel);
        var names = viewer.May(Permission.SeePatients) ? await Names.Persons(context, rows.Select(r => r.Patient), cancel) : new Dictionary<Guid, Person>();
        return new(await shown.CountAsync(cancel),
            [.. groups.OrderByDescending(g => g.N).ThenBy(g => g.Key.Workflow, StringComparer.Ordinal).ThenBy(g => g.Key.Activity, StringComparer.Ordinal).Select(g =>
            {
                var words = new IncidentWords(definitions, g.Key.Workflow, null);
                return new IncidentGroup(g.Key.Workflow, words.Title, g.Key.Activity, words.Activity(g.Key.Activity), g.Key.Code, g.N, g.Since);
            })],
            [.. rows.Select(r => Row(r, new(definitions, r.Workflow, r.Version), names.GetValueOrDefault(r.Patient)?.Name))]);
    }

    public static IQueryable<WorkflowIncident> Seen(ClinicContext context, string? location, Viewer viewer)
    {
        var all = context.Incidents.AsNoTracking();
        return viewer.Narrow(location) is { } place ? all.Where(i => i.Location == place) : all;
    }

    public static IQueryable<WorkflowIncident> Narrowed(IQueryable<WorkflowIncident> rows, IncidentFilter filter)
    {
        if (filter.Workflow is { Length: > 0 } workflow) rows = rows.Where(i => i.Workflow == workflow);
        if (filter.Activity is { Length: > 0 } activity) rows = rows.Where(i => i.Activity == activity);
        if (filter.Code is { Length: > 0 } code) rows = rows.Where(i => i.Code == code);
        return rows;
    }

    private static IncidentRow Row(WorkflowIncident i, IncidentWords words, string? name) => new(
        i.Id, i.Patient, i.Journey, name is null ? null : Names.Short(name), i.About, i.Workflow, words.Title, i.Version, words.Newest, i.Activity, words.Activity(i.Activity), i.Code, IncidentMessage.Of(i.Code, i.Message), i.RaisedAt,
        words.Ports(i.Activity), words.Others(i.Activity));
}
