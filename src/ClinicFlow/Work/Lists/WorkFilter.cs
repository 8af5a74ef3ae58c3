using ClinicFlow.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClinicFlow.Work.Lists;

/// <summary>What the address of a task list says.</summary>
public sealed record WorkQuery
{
    /// <summary>now, later, put-off, manual or closed.</summary>
    [FromQuery] public string? Tab { get; init; }
    [FromQuery] public string? Location { get; init; }
    /// <summary>The role whose list it is: one's own, or one that the viewer looks after.</summary>
    [FromQuery] public string? Role { get; init; }
    /// <summary>Without it one's own and nobody's; <c>me</c>, <c>none</c>, <c>all</c>, or a person.</summary>
    [FromQuery] public string? Owner { get; init; }
    /// <summary>What is to be done: answer, confirm, invite …</summary>
    [FromQuery] public string? Action { get; init; }
    [FromQuery] public bool? Overdue { get; init; }
    /// <summary>Only what is about patients, one row a household: the recall desk.</summary>
    [FromQuery] public bool? Patients { get; init; }
    /// <summary>order or due.</summary>
    [FromQuery] public string? Sort { get; init; }
    [FromQuery] public int? Offset { get; init; }
    [FromQuery] public int? Limit { get; init; }
}

/// <summary>Which items are asked for, whatever the tab. Those who ask for the same share what was found.</summary>
/// <param name="Role">Whose list it is; null: whoever's.</param>
/// <param name="Person">Whose in person; null: anybody's.</param>
/// <param name="Nobodys">Only what nobody has in person.</param>
/// <param name="OwnOnly">Others' items about something other than a patient are not shown.</param>
public sealed record WorkFilter(string? Role, string? Location, string? Person, bool Nobodys, bool OwnOnly, string? Action, bool Overdue, bool Patients)
{
    /// <summary>The list that everybody of the role shares, and what is the viewer's own in person; one of them may be missing.</summary>
    public static (WorkFilter? Shared, IReadOnlyList<WorkFilter> Own) Of(WorkQuery query, Viewer viewer)
    {
        var roles = WorkScope.RolesOf(viewer);
        var role = query.Role is { Length: > 0 } asked && roles.Contains(asked) ? asked : viewer.Role;
        var any = new WorkFilter(
            role, viewer.Narrow(query.Location), null, false, roles.Count == 1, string.IsNullOrEmpty(query.Action) ? null : query.Action, query.Overdue == true, query.Patients == true);
        var own = Selves(viewer).Select(person => any with { Role = null, Person = person, OwnOnly = false }).ToList();
        return query.Owner switch
        {
            null or "" => (any with { Nobodys = true }, role == viewer.Role ? own : []),
            "me" => (null, own),
            "none" => (any with { Nobodys = true }, []),
            "all" when any.OwnOnly => (any, own),
            "all" => (any, []),
            var person => (any with { Person = person }, []),
        };
    }

    public IQueryable<WorkItem> Apply(IQueryable<WorkItem> items, DateTimeOffset now)
    {
        if (Role is not null) items = items.Where(i => i.Role == Role);
        if (Nobodys) items = items.Where(i => i.AssignedTo == null);
        if (Person is not null) items = items.Where(i => i.AssignedTo == Person);
        if (OwnOnly) items = items.Where(i => i.Subject == null || i.AssignedTo == null);
        if (Location is not null) items = items.Where(i => i.Location == Location || i.Location == null);
        if (Action is not null) items = items.Where(i => i.Action == Action);
        if (Overdue) items = items.Where(i => i.Due < now);
        if (Patients) items = items.Where(i => i.Subject == null);
        return items;
    }

    private static IEnumerable<string> Selves(Viewer viewer)
    {
        if (viewer.Staff is { } staff) yield return staff;
        if (viewer.User is { } user) yield return StaffNames.UserPrefix + user;
    }
}
