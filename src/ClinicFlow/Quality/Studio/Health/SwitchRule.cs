using ClinicFlow.Journeys;
using ClinicFlow.Platform.Access;
using ClinicFlow.Platform.Data.HotPath;
using ClinicFlow.Quality.Studio.Publishing;
using ClinicFlow.Work;
using ClinicFlow.Work.Changes;

namespace ClinicFlow.Quality.Studio.Health;

/// <param name="On">Switch it on again; false: off.</param>
public sealed record SwitchRequest(bool On);

public sealed record RuleSwitched(string Rule, int Version, bool Off);

/// <summary>A person switches a rule off, or on again: then everybody is evaluated by it at once.</summary>
public sealed class SwitchRule(WriteQueue queue, ClinicStore clinic, GuardRules guard, SweepDefinitions sweep, ChangeFeed changes, TimeProvider clock)
{
    public async Task<Answer<RuleSwitched>> Handle(string set, string rule, SwitchRequest request, Viewer viewer)
    {
        if (clinic.Model.Definitions.RuleSet(set) is not { StillInForce: true } line || !line.Latest.Value.Rules.Any(r => r.Name == rule)) return Refusal.NotFound;
        var (id, version) = ($"{set}/{rule}", line.Latest.Version);
        await queue.Write(Writer.Person, session =>
        {
            ClinicVersion.Raise(session);
            var now = clock.GetUtcNow();
            if (!request.On)
            {
                GuardRules.SwitchOff(session, id, version, viewer.UserName, now);
                return;
            }
            session.Execute("UPDATE rule_switch SET on_at = @p2, on_by = @p3 WHERE rule = @p0 AND version = @p1 AND on_at IS NULL", id, version, now, viewer.UserName);
            // What it exceeded before does not switch it off again.
            session.Execute("UPDATE rule_health SET breaches = 0 WHERE rule = @p0 AND version = @p1", id, version);
            session.Execute("UPDATE definition_version SET swept = @p3, swept_to = NULL WHERE kind = @p0 AND name = @p1 AND version = @p2", DefinitionKinds.Rules, set, version, false);
        });
        clinic.Reload();
        changes.Say("definitions");
        await guard.Settle();
        if (request.On) sweep.Begin();
        return new RuleSwitched(id, version, !request.On);
    }
}
