using System.ComponentModel;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Data;
using ClinicFlow.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Platform.Access.Cards;

public sealed record CardOpeningQuery
{
    public string? User { get; init; }
    /// <summary>The patient's key.</summary>
    public Guid? Patient { get; init; }
    [OneOf("patient", "journey", "plan", "task", "audit", "rule")] public string? Place { get; init; }
    /// <summary>The first day, in the clinic's zone.</summary>
    public DateOnly? From { get; init; }
    /// <summary>The last day, in the clinic's zone.</summary>
    public DateOnly? To { get; init; }
    [DefaultValue(0)] public int? Offset { get; init; }
    [DefaultValue(100)] public int? Limit { get; init; }
}

public sealed record CardOpeningView(Guid Id, DateTimeOffset At, string UserName, string? Name, [Role] string Role, Guid Patient, [OneOf("patient", "journey", "plan", "task", "audit", "rule")] string Place, string? Address);

/// <summary>How many cards somebody opened under the filter; many more than colleagues is worth a question.</summary>
public sealed record CardReader(string UserName, string? Name, [Role] string Role, int Openings, int Patients);

public sealed record CardOpeningPage(IReadOnlyList<CardOpeningView> Rows, int Total, IReadOnlyList<CardReader> Readers);

/// <summary>The journal of opened cards, the newest first.</summary>
public sealed class ListCardOpenings(IDbContextFactory<ClinicContext> contexts, ClinicStore clinic)
{
    private const int MostRows = 500, MostReaders = 50;

    public async Task<CardOpeningPage> Handle(CardOpeningQuery query, Viewer viewer, CancellationToken cancel = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var rows = Matching(context, query, viewer);
        var page = await rows.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Skip(Math.Max(0, query.Offset ?? 0)).Take(Math.Clamp(query.Limit ?? 100, 1, MostRows)).ToListAsync(cancel);
        var readers = await Matching(context, query with { User = null }, viewer).GroupBy(c => new { c.UserName, c.Role })
            .Select(g => new { g.Key.UserName, g.Key.Role, Openings = g.Count(), Patients = g.Select(c => c.Patient).Distinct().Count() }).ToListAsync(cancel);
        var names = await context.Users.AsNoTracking().Where(u => u.UserName != null).ToDictionaryAsync(u => u.UserName!, u => u.DisplayName, cancel);
        return new(
            [.. page.Select(c => new CardOpeningView(c.Id, c.At, c.UserName, names.GetValueOrDefault(c.UserName), c.Role, c.Patient, c.Place, c.Address))],
            await rows.CountAsync(cancel),
            [.. readers.OrderByDescending(r => r.Patients).ThenBy(r => r.UserName, StringComparer.Ordinal).Take(MostReaders).Select(r => new CardReader(r.UserName, names.GetValueOrDefault(r.UserName), r.Role, r.Openings, r.Patients))]);
    }

    private IQueryable<CardOpening> Matching(ClinicContext context, CardOpeningQuery query, Viewer viewer)
    {
        var calendar = clinic.Model.Default.Calendar;
        var rows = context.CardOpenings.AsNoTracking();
        if (query.User is { Length: > 0 } user) rows = rows.Where(c => c.UserName == user);
        if (query.Patient is { } patient) rows = rows.Where(c => c.Patient == patient);
        if (query.Place is { Length: > 0 } place) rows = rows.Where(c => c.Place == place);
        if (query.From is { } from && calendar.StartOfDay(from) is var first) rows = rows.Where(c => c.At >= first);
        if (query.To is { } to && calendar.StartOfDay(to.AddDays(1)) is var after) rows = rows.Where(c => c.At < after);
        if (viewer.Location is { } location) rows = rows.Where(c => context.Patients.Any(p => p.Id == c.Patient && p.Location == location));
        return rows;
    }
}
