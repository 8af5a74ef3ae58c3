using ClinicFlow.Platform.Access;
using Microsoft.AspNetCore.Mvc;

namespace ClinicFlow.Work.Queue;

/// <summary>What the address of the list says.</summary>
public sealed record PlanQuery
{
    [FromQuery] public string? Tab { get; init; }
    [FromQuery] public string? Location { get; init; }
    /// <summary><c>me</c>, <c>none</c> or the id of a member of staff.</summary>
    [FromQuery] public string? Owner { get; init; }
    [FromQuery] public string? Specialty { get; init; }
    [FromQuery] public decimal? MinRemaining { get; init; }
    [FromQuery] public bool? Overdue { get; init; }
    /// <summary>Shows what is put off as well.</summary>
    [FromQuery] public bool? Snoozed { get; init; }
    /// <summary>Only what needs manual processing: nobody was reached after the most tries.</summary>
    [FromQuery] public bool? Manual { get; init; }
    /// <summary>order, remaining, days or due.</summary>
    [FromQuery] public string? Sort { get; init; }
    /// <summary>asc or desc; without it the first rows are those to begin with.</summary>
    [FromQuery] public string? Dir { get; init; }
    [FromQuery] public int? Offset { get; init; }
    [FromQuery] public int? Limit { get; init; }
}

/// <summary>Which plans a viewer asks for, whatever the tab.</summary>
public sealed record PlanFilter(string? Location, string? Owner, bool NoOwner, string? Specialty, long? MinRemaining, bool Overdue, bool Snoozed, bool Manual)
{
    /// <summary>Stands for the staff of a viewer who is none: owns nothing.</summary>
    private const string Nobody = "";

    public static PlanFilter Of(PlanQuery query, Viewer viewer) => new(
        viewer.Narrow(query.Location), OwnerOf(query.Owner, viewer), query.Owner == "none", Given(query.Specialty),
        query.MinRemaining is > 0 and < 1e15m ? (long)(query.MinRemaining * 100) : null, query.Overdue == true, query.Snoozed == true, query.Manual == true);

    /// <summary>The condition, all but the tab; every value is one of those that the indexes of the queue carry.</summary>
    public IQueryable<PlanRow> Apply(IQueryable<PlanRow> plans, DateTimeOffset now)
    {
        if (Location is not null) plans = plans.Where(p => p.Location == Location);
        if (Owner is not null) plans = plans.Where(p => p.Owner == Owner);
        if (NoOwner) plans = plans.Where(p => p.Owner == null);
        if (Specialty is not null) plans = plans.Where(p => p.Specialty == Specialty);
        if (MinRemaining is { } least) plans = plans.Where(p => p.Remaining >= least);
        if (Overdue) plans = plans.Where(p => p.Due < now && p.Tab != Tabs.Closed);
        if (!Snoozed) plans = plans.Where(p => p.SnoozedUntil == null || p.SnoozedUntil <= now);
        if (Manual) plans = plans.Where(p => p.Action == PlanAction.Manual);
        return plans;
    }

    private static string? OwnerOf(string? owner, Viewer viewer) => owner switch
    {
        null or "" or "none" => null,
        "me" => viewer.Staff ?? Nobody,
        _ => owner,
    };

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
