using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Deviations;
using Microsoft.EntityFrameworkCore;

namespace ClinicFlow.Quality.Studio.Views;

/// <summary>What a set flagged in the last seven days, and what became of the journeys that it flagged in the weeks before.</summary>
/// <param name="Week">Cases of the last seven days.</param>
/// <param name="Of">Cases of the <see cref="WhatBecame.Weeks"/> weeks before that.</param>
/// <param name="WentOn">Of them, how many journeys have since reached another stage, or were closed as converted.</param>
/// <param name="Closed">Of them, how many were closed otherwise; the others stand where they stood.</param>
public sealed record Became(int Week, int Of, int WentOn, int Closed);

/// <summary>Counts it for all sets at once, in the database.</summary>
public static class WhatBecame
{
    public const int Weeks = 8;

    public static async Task<IReadOnlyDictionary<string, Became>> Read(ClinicContext context, DateTimeOffset now, CancellationToken cancel)
    {
        var (week, from) = (now.AddDays(-7), now.AddDays(-7 * (Weeks + 1)));
        var items = from item in context.WorkItems.AsNoTracking()
                    join journey in context.Journeys.AsNoTracking() on item.Journey equals journey.Id
                    where item.Reason.StartsWith("rule:") && item.Since >= @from && item.Since <= now
                    select new Case { Rule = item.Reason, At = item.Since, Outcome = journey.Outcome, StageSince = journey.StageSince, ClosedAt = journey.ClosedAt };
        var broken = from deviation in context.Deviations.AsNoTracking()
                     join journey in context.Journeys.AsNoTracking() on deviation.Journey equals journey.Id
                     where !deviation.Withdrawn && deviation.Counted && deviation.Time >= @from && deviation.Time <= now
                     select new Case { Rule = deviation.Rule, At = deviation.Time, Outcome = journey.Outcome, StageSince = journey.StageSince, ClosedAt = journey.ClosedAt };
        var counted = (await Count(items)).Concat(await Count(broken));
        return counted.GroupBy(c => DeviationViews.StandardOf(c.Rule.StartsWith("rule:", StringComparison.Ordinal) ? c.Rule["rule:".Length..] : c.Rule))
            .ToDictionary(g => g.Key, g => new Became(g.Sum(c => c.Week), g.Sum(c => c.Of), g.Sum(c => c.WentOn), g.Sum(c => c.Closed)));

        Task<List<Counted>> Count(IQueryable<Case> cases) => cases.GroupBy(c => c.Rule).Select(g => new Counted
        {
            Rule = g.Key,
            Week = g.Sum(c => c.At >= week ? 1 : 0),
            Of = g.Sum(c => c.At < week ? 1 : 0),
            WentOn = g.Sum(c => c.At < week && (c.Outcome == "converted" || (c.ClosedAt == null && c.StageSince > c.At)) ? 1 : 0),
            Closed = g.Sum(c => c.At < week && c.ClosedAt != null && c.Outcome != "converted" ? 1 : 0),
        }).ToListAsync(cancel);
    }

    private sealed class Case
    {
        public required string Rule { get; init; }
        public DateTimeOffset At { get; init; }
        public string? Outcome { get; init; }
        public DateTimeOffset StageSince { get; init; }
        public DateTimeOffset? ClosedAt { get; init; }
    }

    private sealed class Counted
    {
        public required string Rule { get; init; }
        public int Week { get; init; }
        public int Of { get; init; }
        public int WentOn { get; init; }
        public int Closed { get; init; }
    }
}
