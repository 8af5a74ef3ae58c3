using ClinicFlow.Journeys;
using ClinicFlow.Journeys.Api;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data;
using ClinicFlow.Quality.Deviations;
using ClinicFlow.Rules;
using Microsoft.EntityFrameworkCore;
using static ClinicFlow.Journeys.Api.TimelineWords;

namespace ClinicFlow.Figures.Today;

/// <summary>What needs a decision now, the worst first; each line leads to the list that shows it. Nobody is told of what they may not open.</summary>
public sealed class AttentionList(ClinicContext context, ClinicStore clinic)
{
    private const string UnansweredLead = "workflow:lead/answer";
    private static readonly TimeSpan Silent = TimeSpan.FromHours(24);

    private static readonly Dictionary<string, LocalizedText> Roles = new()
    {
        ["curator"] = new("кураторы", "curators"), ["agent"] = new("колл-центр", "call centre"), ["frontdesk"] = new("администраторы", "front desk"),
        ["seniorfrontdesk"] = new("старшие администраторы", "senior front desk"), ["doctor"] = new("врачи", "doctors"), ["manager"] = new("управляющий", "manager"),
        ["auditor"] = new("аудиторы", "auditors"), ["integrator"] = new("интегратор", "integrator"), ["admin"] = new("администратор системы", "system administrator"),
        ["quality"] = new("менеджер по качеству", "quality manager"),
    };

    public async Task<IReadOnlyList<AttentionView>> Read(Viewer viewer, string? location, DateTimeOffset now, CancellationToken cancel)
    {
        var found = new List<AttentionView?>();
        found.Add(await DataSilent(now, cancel));
        if (viewer.May(Permission.SeeQueue))
        {
            found.Add(await Unanswered(location, now, cancel));
            found.Add(await Stalled(location, cancel));
            found.AddRange(await Overdue(location, now, cancel));
        }
        if (viewer.May(Permission.SeeDeviations) && !Permissions.OwnDeviationsOnly(viewer.Role)) found.Add(await MoreDeviations(location, now, cancel));
        if (viewer.May(Permission.SeeImports)) found.Add(await Quarantine(cancel));
        return [.. found.OfType<AttentionView>().OrderBy(a => a.Kind switch { "bad" => 0, "warn" => 1, _ => 2 })];
    }

    private async Task<AttentionView?> DataSilent(DateTimeOffset now, CancellationToken cancel)
    {
        if (await context.Sources.AsNoTracking().MaxAsync(s => s.LastReceivedAt, cancel) is not { } last || now - last < Silent) return null;
        var hours = (int)(now - last).TotalHours;
        return new("bad", new("Данные не поступают", "No data are coming in"), new($"последние {hours}\u00a0ч назад", $"the last came {hours}\u00a0h ago"), null, "/imports");
    }

    private async Task<AttentionView?> Unanswered(string? location, DateTimeOffset now, CancellationToken cancel)
    {
        var late = context.WorkItems.AsNoTracking().Where(i => i.Status == "open" && i.Reason == UnansweredLead && i.Due < now && (location == null || i.Location == location));
        var n = await late.CountAsync(cancel);
        if (n == 0) return null;
        var oldest = await late.MinAsync(i => i.Since, cancel);
        var minutes = (int)(now - oldest).TotalMinutes;
        var (hours, days) = (minutes / 60, minutes / 1440);
        var age = hours < 2 ? new LocalizedText($"{minutes}\u00a0мин", $"{minutes}\u00a0min")
            : days < 2 ? new($"{hours}\u00a0ч", $"{hours}\u00a0h")
            : new($"{days}\u00a0{Plural(days, "день", "дня", "дней")}", $"{days} days");
        return new(
            "bad", new($"Без ответа {n}\u00a0{Plural(n, "заявка", "заявки", "заявок")}", $"{n} {(n == 1 ? "lead" : "leads")} not answered"),
            new($"сверх нормы, самой старой {age.Ru}", $"beyond the norm, the oldest {age.En}"), null, "/deviations?standard=lead.answered-in-time");
    }

    private async Task<AttentionView?> Stalled(string? location, CancellationToken cancel)
    {
        var stalled = await context.Plans.AsNoTracking().Where(p => p.Tab == "stalled" && (location == null || p.Location == location))
            .GroupBy(p => p.Owner).Select(g => new { Owner = g.Key, N = g.Count(), Value = g.Sum(p => p.Remaining) }).ToListAsync(cancel);
        if (stalled.Count == 0) return null;
        var (n, value) = (stalled.Sum(s => s.N), Money(Math.Round(stalled.Sum(s => s.Value) / 100m)));
        var most = stalled.Where(s => s.Owner != null).MaxBy(s => s.Value);
        var name = most is null ? null : (await Names.Staff(context, cancel)).GetValueOrDefault(most.Owner!, most.Owner!);
        var detail = most is null ? new LocalizedText("без владельца", "no owner") : new($"больше всего у одного: {most.N}", $"most with one owner: {most.N}");
        return new("bad", new($"Завис {n}\u00a0{Plural(n, "план", "плана", "планов")} на {value.Ru}", $"{n} {(n == 1 ? "plan" : "plans")} stalled, {value.En}"), detail, name, "/queue?tab=stalled");
    }

    private async Task<IEnumerable<AttentionView>> Overdue(string? location, DateTimeOffset now, CancellationToken cancel)
    {
        var roles = await context.WorkItems.AsNoTracking().Where(i => i.Status == "open" && i.Due < now && (location == null || i.Location == location))
            .GroupBy(i => i.Role).Select(g => new { Role = g.Key, N = g.Count(), Oldest = g.Min(i => i.Due) }).ToListAsync(cancel);
        return roles.OrderByDescending(r => r.N).Select(r =>
        {
            var days = (int)(now - r.Oldest!.Value).TotalDays;
            var who = Roles.GetValueOrDefault(r.Role) ?? new LocalizedText(r.Role, r.Role);
            return new AttentionView(
                "warn", new($"Просрочено {r.N}\u00a0{Plural(r.N, "дело", "дела", "дел")}: {who.Ru}", $"{r.N} {(r.N == 1 ? "task" : "tasks")} overdue: {who.En}"),
                new($"самому старому {days}\u00a0{Plural(days, "день", "дня", "дней")}", $"the oldest {days} {(days == 1 ? "day" : "days")}"), null, "/queue?overdue=true");
        });
    }

    private async Task<AttentionView?> MoreDeviations(string? location, DateTimeOffset now, CancellationToken cancel)
    {
        var (week, before) = (now.AddDays(-7), now.AddDays(-14));
        var rules = await context.Deviations.AsNoTracking()
            .Where(d => !d.Withdrawn && d.Counted && d.Time >= before && d.Time < now && (location == null || d.Location == location))
            .GroupBy(d => d.Rule).Select(g => new { Rule = g.Key, Now = g.Count(d => d.Time >= week), Before = g.Count(d => d.Time < week) }).ToListAsync(cancel);
        var (n, was) = (rules.Sum(r => r.Now), rules.Sum(r => r.Before));
        if (n <= was) return null;
        var most = rules.MaxBy(r => r.Now - r.Before)!;
        var standard = DeviationViews.StandardOf(most.Rule);
        var title = StageStrip.TitleOf(clinic.Model, standard);
        return new(
            "warn", new($"Отклонений за неделю {n}, было {was}", $"{n} deviations this week, {was} the week before"),
            new($"больше всего прибавилось: {title.Ru}, {most.Before} → {most.Now}", $"grew most: {title.En}, {most.Before} → {most.Now}"), null, "/deviations?standard=" + Uri.EscapeDataString(standard));
    }

    private async Task<AttentionView?> Quarantine(CancellationToken cancel)
    {
        var reasons = await context.Quarantine.AsNoTracking().Where(q => q.Status == Intake.Quarantine.QuarantineStatus.Open)
            .GroupBy(q => q.Reason).Select(g => new { g.Key, N = g.Count() }).ToListAsync(cancel);
        var n = reasons.Sum(r => r.N);
        if (n == 0) return null;
        var most = reasons.MaxBy(r => r.N)!;
        return new(
            "warn", new($"{n}\u00a0{Plural(n, "строка", "строки", "строк")} в карантине", $"{n} {(n == 1 ? "row" : "rows")} in quarantine"),
            new($"чаще всего {most.Key}: {most.N}", $"most often {most.Key}: {most.N}"), null, "/imports");
    }
}
