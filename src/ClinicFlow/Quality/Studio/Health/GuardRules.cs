using ClinicFlow.Intake.Events.Log;
using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Rules;
using ClinicFlow.Work.Changes;
using ClinicFlow.Work.Subjects;

namespace ClinicFlow.Quality.Studio.Health;

/// <summary>
/// Looks after rules that fail: the owner of the set has a work item until a new version mends it, and a rule that exceeds its
/// budget three times is switched off, for every node, like a version that comes in force.
/// </summary>
public sealed class GuardRules(WriteQueue queue, ClinicStore clinic, ChangeFeed changes, TimeProvider clock)
{
    public const int Breaches = 3;
    /// <summary>Over which the share of failures is told.</summary>
    public const int Days = 7;

    public async Task Settle()
    {
        var (off, changed) = await queue.Write(Writer.Background, InTransaction);
        if (off) clinic.Reload();
        if (off) changes.Say("definitions");
        if (changed) changes.Say("work-items");
    }

    private (bool Off, bool Changed) InTransaction(WriteSession session)
    {
        var (now, model) = (clock.GetUtcNow(), clinic.Current(session));
        var failing = Failing(session, model);
        var breaching = failing.Where(f => f.Breaches >= Breaches && !f.Off).ToList();
        if (breaching.Count > 0) ClinicVersion.Raise(session);
        foreach (var one in breaching) SwitchOff(session, one.Rule, one.Version, null, now);
        var changed = 0;
        foreach (var set in model.Definitions.Rules.Select(r => r.Latest.Value.Set))
        {
            var own = failing.Where(f => f.Rule.StartsWith(set.Name + "/", StringComparison.Ordinal)).OrderBy(f => f.Rule, StringComparer.Ordinal).ToList();
            changed += DeclareWork.Declare(session, "rules:" + set.Name, own.Count == 0 ? [] : [Item(set, own[0], breaching.Contains(own[0]), now)], new("Правило исправлено", "The rule is mended"), now);
        }
        return (breaching.Count > 0, changed > 0);
    }

    internal static void SwitchOff(WriteSession session, string rule, int version, string? by, DateTimeOffset now) => session.Insert("rule_switch", ["id", "off_at", "off_by", "on_at", "on_by", "rule", "version"],
        [[Key.Of("rule-switch", rule, version.ToString()), now, by, null, null, rule, version]], WriteSession.Replacing("id", ["off_at", "off_by", "on_at", "on_by"]));

    /// <summary>Rules that failed, or are off, in the version that is in force now: what an older one did is mended.</summary>
    private static List<Failure> Failing(WriteSession session, ClinicModel model)
    {
        var found = new List<Failure>();
        using (var rows = session.Query("SELECT rule, version, SUM(breaches), MIN(error_ru), MIN(error_en), MIN(line), MIN(\"column\"), MIN(about) FROM rule_health WHERE erred > 0 GROUP BY rule, version"))
            while (rows.Read())
            {
                var (rule, version) = (rows.GetString(0), rows.GetInt32(1));
                if (InForce(model, rule) != version) continue;
                found.Add(new(rule, version, Convert.ToInt64(rows.GetValue(2)), new(rows.GetString(3), rows.GetString(4)), rows.GetInt32(5), rows.GetInt32(6), rows.GetString(7), model.IsOff(rule, version)));
            }
        foreach (var (rule, version) in model.Off)
            if (InForce(model, rule) == version && !found.Exists(f => f.Rule == rule)) found.Add(new(rule, version, 0, new("Выключено", "Switched off"), 0, 0, "", true));
        return found;
    }

    private static int? InForce(ClinicModel model, string rule) => rule.LastIndexOf('/') is > 0 and var at && model.Definitions.RuleSet(rule[..at]) is { StillInForce: true } line ? line.Latest.Version : null;

    private static SubjectItem Item(RuleSet set, Failure f, bool off, DateTimeOffset now)
    {
        var title = set.Title ?? new LocalizedText(set.Name, set.Name);
        var name = f.Rule[(f.Rule.LastIndexOf('/') + 1)..];
        off |= f.Off;
        var (ru, en) = f.About.Length == 0 ? ("", "") : ($" (строка {f.Line}, поз. {f.Column}; пример: {f.About})", $" (line {f.Line}, col. {f.Column}; an example: {f.About})");
        return new()
        {
            Reason = "studio:failing-rule", Role = set.Owner is { } owner && Roles.All.Contains(owner) ? owner : Roles.Quality, Action = "mend-rule", Due = now.Date.AddDays(2), Link = $"/rules/{set.Name}", Escalated = off,
            Title = off ? new($"Правило выключено: {title.Ru}", $"A rule is switched off: {title.En}") : new($"Правило с ошибкой: {title.Ru}", $"A rule fails: {title.En}"),
            Why = new($"{name}: {f.Error.Ru}{ru}. Его задачи заморожены.", $"{name}: {f.Error.En}{en}. Its items are frozen."),
        };
    }

    private sealed record Failure(string Rule, int Version, long Breaches, LocalizedText Error, int Line, int Column, string About, bool Off);
}
